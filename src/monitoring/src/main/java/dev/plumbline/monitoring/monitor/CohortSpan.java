package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How long a cohort lasts: always equally long and aligned to the epoch, or a calendar month.
 *
 * @param length its length; of a month {@link MonthCalendar#NOMINAL}, which stands for it
 * @param months the months; null when it is none of them
 */
public record CohortSpan(Duration length, MonthCalendar months) {

  /** Refuses a month of another length, and lengths that are none. */
  public CohortSpan {
    boolean nominal = length.equals(MonthCalendar.NOMINAL);
    if (length.isZero() || length.isNegative() || nominal != (months != null)) {
      throw new IllegalArgumentException(
          "a cohort cannot last %s, with months: %s".formatted(length, months));
    }
  }

  /** A cohort of this length. */
  public static CohortSpan of(Duration length) {
    return new CohortSpan(length, null);
  }

  /** A calendar month in this zone. */
  public static CohortSpan monthIn(ZoneId zone) {
    return new CohortSpan(MonthCalendar.NOMINAL, new MonthCalendar(zone));
  }

  /** Whether it is a calendar month. */
  public boolean isMonth() {
    return months != null;
  }

  /** First instant behind the cohort that holds an instant, both epoch milliseconds. */
  public long endOf(long instant) {
    long ms = length.toMillis();
    return isMonth() ? months.endOf(instant) : (Math.floorDiv(instant, ms) + 1) * ms;
  }

  /** Start of the cohort that ends at an instant, both epoch milliseconds. */
  public long startOf(long end) {
    return isMonth() ? months.startOf(end - 1) : end - length.toMillis();
  }
}
