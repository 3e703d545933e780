package dev.plumbline.job.window;

import dev.plumbline.job.event.SeriesDefinition;
import java.time.Duration;

/**
 * When a series wakes, sleeps and ends: decided by event time and by what was heard of the series,
 * so that a replay decides the same.
 *
 * @param series what is known of it
 * @param patienceMs how long after its last event it may still get counts
 * @param latenessMs the allowed lateness
 * @param paneMs length of its finest panes
 */
record SeriesLife(SeriesDefinition series, long patienceMs, long latenessMs, long paneMs) {

  /**
   * Whether nothing was heard of the series for so long that nothing of it is left. A series ends
   * then; the one over everything sleeps: a gap of years in the events is told for a day, not for
   * years.
   */
  boolean isQuiet(SeriesProgress now) {
    return now.closedUntil() - Math.max(now.newest(), series.heard()) > patienceMs;
  }

  /** Where a series stands once an event of it is known: a sleeping one goes on at the event. */
  SeriesProgress reaching(SeriesProgress now, long instant) {
    SeriesProgress there = SeriesProgress.startingAt(instant, paneMs);
    if (isQuiet(now) && there.closedUntil() > now.closedUntil()) {
      return new SeriesProgress(there.closedUntil(), false, now.newest());
    }
    boolean longAgo = now.closedUntil() - there.closedUntil() > patienceMs;
    return longAgo ? now : now.startingAt(there.closedUntil());
  }

  /**
   * Why nothing is kept of the series any more, null while it goes on. At the end of a bounded
   * input as ever: what is held for the last windows of a generation still revises them.
   */
  String reasonToEnd(SeriesProgress now) {
    long wholeUntil = now.closedUntil() - latenessMs;
    long until = series.definition().until();
    if (wholeUntil >= until || isQuiet(now) && until < Long.MAX_VALUE) {
      return series.definition().reasonToEnd();
    }
    return !series.isWhole() && isQuiet(now) ? "no event for " + inWords(patienceMs) : null;
  }

  /** Whether every window of the series' generation is closed, though late counts may revise it. */
  boolean isOver(long closedUntil) {
    return series.definition().until() - paneMs < closedUntil;
  }

  private static String inWords(long milliseconds) {
    Duration time = Duration.ofMillis(milliseconds);
    return time.equals(Duration.ofDays(time.toDays()))
        ? time.toDays() == 1 ? "a day" : time.toDays() + " days"
        : time.toHours() + " hours";
  }
}
