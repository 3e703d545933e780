package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * The calendar months of a zone as instants: each begins with the first instant of its first day
 * and ends where the next one begins, whatever the clocks do in between. In Europe/Zurich March
 * 2026 is 2026-02-28T23:00Z to 2026-03-31T22:00Z, 743 hours.
 *
 * <p>The rules of zones are those of the JVM, so that a change of the law comes with its update.
 * Immutable; equal when the zones are.
 */
public final class MonthCalendar {

  /** What stands for the length of a month where one length is asked for: 30.436875 days. */
  public static final Duration NOMINAL = ChronoUnit.MONTHS.getDuration();

  /** Longer than any other than a month: 27 days, between February and a day left out of it. */
  private static final long SHORTEST_MS = Duration.ofDays(27).toMillis();

  private static final long LONGEST_MS = Duration.ofDays(32).toMillis();
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  /** Of its last day some zones are in 1970 already, or still in 1969. */
  private static final YearMonth FIRST = YearMonth.of(1969, 12);

  /** By then every rule that goes on has come about. */
  private static final YearMonth LAST = YearMonth.of(2100, 1);

  private final ZoneId zone;

  /** Starts of the months from {@link #FIRST} to {@link #LAST}, epoch milliseconds. */
  private final long[] starts;

  private final long gridMs;

  /** The months of a zone. */
  public MonthCalendar(ZoneId zone) {
    this.zone = zone;
    this.starts = new long[(int) FIRST.until(LAST, ChronoUnit.MONTHS) + 1];
    long grid = HOUR_MS;
    for (int month = 0; month < starts.length; month++) {
      starts[month] = startOf(FIRST.plusMonths(month));
      grid = greatestCommonDivisor(grid, Math.floorMod(starts[month], HOUR_MS));
    }
    this.gridMs = grid;
  }

  /** The zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Start of the month that holds an instant, both epoch milliseconds. */
  public long startOf(long instant) {
    int month = monthOf(instant);
    return month < 0 ? startOf(yearMonthOf(instant)) : starts[month];
  }

  /** First instant behind the month that holds an instant, both epoch milliseconds. */
  public long endOf(long instant) {
    int month = monthOf(instant);
    return month < 0 ? startOf(yearMonthOf(instant).plusMonths(1)) : starts[month + 1];
  }

  /**
   * The greatest length, milliseconds, that divides an hour and on whose multiples, counted from
   * 1970, all months begin: an hour in Europe, 15 minutes in Nepal.
   */
  public long gridMs() {
    return gridMs;
  }

  /** Whether a window may be a month: it is 27 to 32 days long, and no cohort beside months is. */
  public static boolean isLengthOfMonth(long ms) {
    return ms >= SHORTEST_MS && ms <= LONGEST_MS;
  }

  /** Index in {@link #starts}, with another behind it; −1 when it is none of these. */
  private int monthOf(long instant) {
    int found = Arrays.binarySearch(starts, instant);
    int month = found >= 0 ? found : -found - 2;
    return month < starts.length - 1 ? month : -1;
  }

  private YearMonth yearMonthOf(long instant) {
    return YearMonth.from(LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone));
  }

  /** Where clocks leave midnight out the day begins behind the gap. */
  private long startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static long greatestCommonDivisor(long one, long other) {
    return other == 0 ? one : greatestCommonDivisor(other, one % other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MonthCalendar that && zone.equals(that.zone);
  }

  @Override
  public int hashCode() {
    return zone.hashCode();
  }

  @Override
  public String toString() {
    return "months in " + zone;
  }
}
