package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthCalendarTest {

  private static final long FIRST_MS = Instant.EPOCH.toEpochMilli();
  private static final long LAST_MS = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** From the calendars of the zones: with and without summer time, leap years, odd offsets. */
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-02-14T12:00:00Z, 2026-02-01T00:00:00Z, 672",
    "UTC, 2024-02-29T23:59:59.999Z, 2024-02-01T00:00:00Z, 696",
    "UTC, 2000-02-29T00:00:00Z, 2000-02-01T00:00:00Z, 696",
    "UTC, 2100-02-28T00:00:00Z, 2100-02-01T00:00:00Z, 672",
    "UTC, 1970-01-01T00:00:00Z, 1970-01-01T00:00:00Z, 744",
    "Europe/Zurich, 2026-03-15T00:00:00Z, 2026-02-28T23:00:00Z, 743",
    "Europe/Zurich, 2026-10-15T00:00:00Z, 2026-09-30T22:00:00Z, 745",
    "Europe/Zurich, 2026-12-31T23:00:00Z, 2026-12-31T23:00:00Z, 744",
    "America/New_York, 2026-03-01T04:59:59.999Z, 2026-02-01T05:00:00Z, 672",
    "America/New_York, 2026-11-30T00:00:00Z, 2026-11-01T04:00:00Z, 721",
    "Asia/Kathmandu, 2026-01-10T00:00:00Z, 2025-12-31T18:15:00Z, 744",
    "Pacific/Apia, 2011-12-31T00:00:00Z, 2011-12-01T10:00:00Z, 720",
    "America/Asuncion, 2017-10-05T00:00:00Z, 2017-10-01T04:00:00Z, 743",
    "Europe/Zurich, 9999-12-31T22:00:00Z, 9999-11-30T23:00:00Z, 744",
  })
  void beginsWithTheFirstInstantOfTheFirstDayInItsZone(
      String zone, Instant instant, Instant start, long hours) {
    // Given
    MonthCalendar months = new MonthCalendar(ZoneId.of(zone));

    // When
    long end = months.endOf(instant.toEpochMilli());

    // Then
    assertThat(Instant.ofEpochMilli(months.startOf(instant.toEpochMilli()))).isEqualTo(start);
    assertThat(Duration.ofMillis(end - start.toEpochMilli()).toHours()).isEqualTo(hours);
  }

  @Test
  void followEachOtherWithoutAGapInEveryZone() {
    Random random = new Random(11);
    for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      // Given
      ZoneId zone = ZoneId.of(name);
      MonthCalendar months = new MonthCalendar(zone);

      for (int drawn = 0; drawn < 60; drawn++) {
        // When
        long most =
            drawn % 3 == 0 ? LAST_MS : 2 * Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
        long instant = (long) (random.nextDouble() * (most - FIRST_MS));
        long start = months.startOf(instant);
        long end = months.endOf(instant);

        // Then
        assertThat(instant).isBetween(start, end - 1);
        assertThat(months.startOf(start)).as("%s %d", name, instant).isEqualTo(start);
        assertThat(months.endOf(start)).isEqualTo(end);
        assertThat(months.startOf(end)).isEqualTo(end);
        assertThat(months.endOf(start - 1)).isEqualTo(start);
        assertThat(monthOf(start, zone)).isEqualTo(monthOf(end - 1, zone));
        assertThat(monthOf(end, zone)).isEqualTo(monthOf(start, zone).plusMonths(1));
        assertThat(Math.floorMod(start, months.gridMs())).as("%s %d", name, start).isZero();
        assertThat(MonthCalendar.isLengthOfMonth(end - start)).isTrue();
      }
    }
  }

  private static YearMonth monthOf(long instant, ZoneId zone) {
    return YearMonth.from(LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone));
  }

  @Test
  void standOnTheCoarsestGridThatTheZoneAllows() {
    // Then
    assertThat(grid("UTC")).isEqualTo(Duration.ofHours(1));
    assertThat(grid("Europe/Zurich")).isEqualTo(Duration.ofHours(1));
    assertThat(grid("Asia/Kolkata")).isEqualTo(Duration.ofMinutes(30));
    assertThat(grid("Asia/Kathmandu")).isEqualTo(Duration.ofMinutes(15));
    assertThat(grid("+01:23")).isEqualTo(Duration.ofMinutes(1));
  }

  private static Duration grid(String zone) {
    return Duration.ofMillis(new MonthCalendar(ZoneId.of(zone)).gridMs());
  }

  @Test
  void areEqualWhereTheZonesAre() {
    // Then
    assertThat(CohortSpan.monthIn(ZoneId.of("Europe/Zurich")))
        .isEqualTo(CohortSpan.monthIn(ZoneId.of("Europe/Zurich")))
        .isNotEqualTo(CohortSpan.monthIn(ZoneId.of("Europe/Berlin")))
        .isNotEqualTo(CohortSpan.of(Duration.ofDays(30)));
  }
}
