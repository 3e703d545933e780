package dev.plumbline.job.window.roll;

import dev.plumbline.job.window.state.HeardEvents;

/**
 * How far a series has come. Kept in state, because watermarks are not. Everything in it follows
 * from event time: what was counted or heard of beyond {@code closedUntil} does not change what is
 * known at it.
 *
 * <p>A series is awake from the pane of its first event on, and closes one pane after the other. It
 * falls asleep when nothing was heard of it for long, and wakes in the pane of its next event; the
 * time in between costs nothing.
 *
 * @param closedUntil end of the last finest pane that was closed, epoch milliseconds; of a series
 *     that never woke {@link Long#MIN_VALUE}
 * @param since start of the pane from which on its windows are reported: that of the first event of
 *     this life; {@link Long#MIN_VALUE} before the first
 * @param awake whether its panes are being closed
 * @param counted start of the newest pane before {@code closedUntil} in which something was
 *     counted; {@link Long#MIN_VALUE} before the first
 * @param newest start of the newest pane in which anything was counted, closed or not; {@link
 *     Long#MIN_VALUE} before the first
 * @param announced from when on the series is measured though no event of it came; {@link
 *     Long#MAX_VALUE} when nobody said so
 * @param heard when events of the series were heard of
 */
public record SeriesProgress(
    long closedUntil,
    long since,
    boolean awake,
    long counted,
    long newest,
    long announced,
    HeardEvents heard) {

  /** Of a series of which nothing is known. */
  static final SeriesProgress UNBORN =
      new SeriesProgress(
          Long.MIN_VALUE,
          Long.MIN_VALUE,
          false,
          Long.MIN_VALUE,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          HeardEvents.NONE);

  /** Whether it was ever awake. */
  boolean isBorn() {
    return closedUntil > Long.MIN_VALUE;
  }

  /** An event of the series is known; one that event time has passed says nothing new. */
  SeriesProgress hearing(long instant) {
    return instant < closedUntil
        ? this
        : new SeriesProgress(
            closedUntil, since, awake, counted, newest, announced, heard.with(instant));
  }

  /** It is measured from an instant on. Whoever saw the earliest event of any model is right. */
  SeriesProgress announcedFrom(long instant) {
    return isBorn() || instant >= announced
        ? this
        : new SeriesProgress(closedUntil, since, awake, counted, newest, instant, heard);
  }

  /** Something was counted in a pane. */
  SeriesProgress counting(long paneStart) {
    boolean passed = paneStart < closedUntil;
    return paneStart <= (passed ? counted : newest)
        ? this
        : new SeriesProgress(
            closedUntil,
            since,
            awake,
            passed ? paneStart : counted,
            Math.max(newest, paneStart),
            announced,
            heard);
  }

  /** It wakes in the pane that starts at an instant, which is not closed yet. */
  SeriesProgress wakingAt(long paneStart) {
    return new SeriesProgress(paneStart, paneStart, true, counted, newest, announced, heard);
  }

  /** It goes on where it fell asleep, which it would not have done had all been known. */
  SeriesProgress goingOn() {
    return new SeriesProgress(closedUntil, since, true, counted, newest, announced, heard);
  }

  /** Whether its windows would have been told from an earlier pane on, had this been known. */
  boolean shouldHaveBegunAt(long paneStart) {
    return isBorn() && paneStart < since;
  }

  /** Its windows are told from this earlier pane on. */
  SeriesProgress begunAt(long paneStart) {
    return new SeriesProgress(closedUntil, paneStart, awake, counted, newest, announced, heard);
  }

  /** Its next pane, which ends at {@code end}, is closed. */
  SeriesProgress closed(long end, boolean countedInIt) {
    return new SeriesProgress(
        end,
        since,
        awake,
        countedInIt ? closedUntil : counted,
        newest,
        announced,
        (announced >= closedUntil && announced < end ? heard.with(announced) : heard).passed(end));
  }

  SeriesProgress asleep() {
    return new SeriesProgress(closedUntil, since, false, counted, newest, announced, heard);
  }

  /** The last event that was known at {@code closedUntil}, as exactly as it is known. */
  long lastEvent() {
    return Math.max(counted, heard.last());
  }

  /** Whether something is known of the series that event time has not passed. */
  boolean hasMoreAhead() {
    return heard.isAhead() || newest >= closedUntil;
  }
}
