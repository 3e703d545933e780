package dev.plumbline.job.window.cohort;

import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The panes in which cohorts are counted: each lies in one cohort of every size. They are the
 * smallest cohorts of a fixed length, cut where a month begins. With days and the months of
 * Europe/Zurich the panes are days of UTC, but the last one of March ends an hour or two early, and
 * the rest of it is a pane of its own: so no zone need fit the lengths.
 *
 * @param smallestMs the smallest cohort of a fixed length, milliseconds; 0 when there is none
 * @param months the months that are cohorts, or null
 */
public record CohortPanes(long smallestMs, MonthCalendar months) {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** The panes of a monitor's cohorts. */
  static CohortPanes of(List<CohortSpan> cohorts) {
    return new CohortPanes(smallestMs(cohorts), monthsOf(cohorts).orElse(null));
  }

  /** The smallest cohort of a fixed length, milliseconds; 0 when there is none. */
  public static long smallestMs(List<CohortSpan> cohorts) {
    return cohorts.stream()
        .filter(cohort -> !cohort.isMonth())
        .mapToLong(cohort -> cohort.length().toMillis())
        .min()
        .orElse(0);
  }

  /** The months that are cohorts. */
  public static Optional<MonthCalendar> monthsOf(List<CohortSpan> cohorts) {
    return cohorts.stream().filter(CohortSpan::isMonth).map(CohortSpan::months).findAny();
  }

  /** Start of the pane that holds an instant, both epoch milliseconds. */
  public long startOf(long instant) {
    long month = months == null ? Long.MIN_VALUE : months.startOf(instant);
    return smallestMs == 0
        ? month
        : Math.max(month, Math.floorDiv(instant, smallestMs) * smallestMs);
  }

  /**
   * On multiples of this, milliseconds, every cohort ends: the greatest length that divides an
   * hour, the smallest cohort and the starts of all months. Of 90 min it is 30 min.
   */
  public long stepMs() {
    long step = months == null ? HOUR : months.gridMs();
    long rest = smallestMs;
    while (rest != 0) {
      long next = step % rest;
      step = rest;
      rest = next;
    }
    return step;
  }
}
