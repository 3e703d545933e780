package dev.plumbline.job.window.roll;

import dev.plumbline.monitoring.event.SeriesDefinition;
import java.time.Duration;

/**
 * When a series wakes, sleeps and ends: decided by event time and by what was heard of the series,
 * so that a replay decides the same. A series of which nothing was heard for the patience ends; the
 * one over everything sleeps: empty windows are reported for a day, not for years, and what fires
 * there fires until the next event.
 *
 * @param series what is known of it
 * @param patienceMs how long after its last event it may still get counts; by then nothing of it is
 *     left in a window
 * @param latenessMs the allowed lateness
 * @param paneMs length of its finest panes
 */
record SeriesLife(SeriesDefinition series, long patienceMs, long latenessMs, long paneMs) {

  /** Whether nothing was heard of the series for longer than the patience. */
  boolean isQuiet(SeriesProgress now) {
    return now.closedUntil() - now.lastEvent() > patienceMs;
  }

  /**
   * Whether a sleeping series wakes in a pane: with an event that ingest told of. What was counted
   * alone, say labels out of time, wakes only the series over everything, since any other has
   * ended, and nobody would have kept it had its next event not been known by chance.
   *
   * @param countedInIt whether something was counted in the pane
   */
  boolean wakesIn(SeriesProgress now, long paneStart, boolean countedInIt) {
    long end = paneStart + paneMs;
    boolean begins = !now.isBorn() && paneStart <= now.announced() && now.announced() < end;
    return paneStart >= now.closedUntil()
        && (begins || countedInIt && series.isWhole() || now.heard().isIn(paneStart, end));
  }

  /** Whether every window of the series' generation is closed, though late counts may revise it. */
  boolean isOver(long closedUntil) {
    return series.definition().until() - paneMs < closedUntil;
  }

  /** Whether nothing revises the windows of the series' generation any more. */
  boolean isGone(SeriesProgress now) {
    return now.closedUntil() - latenessMs >= series.definition().until();
  }

  /** Why a quiet series ends, in words. */
  String reasonOfSilence() {
    Duration time = Duration.ofMillis(patienceMs);
    String words =
        time.equals(Duration.ofDays(time.toDays()))
            ? time.toDays() == 1 ? "a day" : time.toDays() + " days"
            : time.toHours() + " hours";
    return "no event for " + words;
  }
}
