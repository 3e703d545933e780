package dev.plumbline.job.window.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.CohortSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortTimesTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  @Test
  void stepsByTheGreatestLengthThatDividesAnHourAndTheSmallestCohort() {
    // Then
    assertThat(new CohortPanes(DAY, null).stepMs()).isEqualTo(HOUR);
    assertThat(new CohortPanes(90 * MINUTE, null).stepMs()).isEqualTo(30 * MINUTE);
    assertThat(new CohortPanes(7 * MINUTE, null).stepMs()).isEqualTo(MINUTE);
    assertThat(new CohortPanes(10 * MINUTE, null).stepMs()).isEqualTo(10 * MINUTE);
  }

  private static CohortTimes times(long smallest, Duration horizon) {
    return CohortTimes.of(List.of(CohortSpan.of(Duration.ofMillis(smallest))), horizon);
  }

  @Test
  void reportsAMonthAtItsEndThoughThatIsNoFullHour() {
    // Given: in Nepal a month begins at 18:15 UTC
    CohortSpan month = CohortSpan.monthIn(ZoneId.of("Asia/Kathmandu"));
    CohortTimes times = CohortTimes.of(List.of(month), Duration.ofDays(7));
    long end = Instant.parse("2024-02-29T18:15:00Z").toEpochMilli();
    long size = month.length().toMillis();

    // Then
    assertThat(month.endOf(end - 1)).isEqualTo(end);
    assertThat(times.holding(end)).isEqualTo(end);
    assertThat(times.reportedAt(size, end, end - 5 * DAY)).isEqualTo(end);
    assertThat(times.reportedAt(size, end, end + 1)).isEqualTo(end + 45 * MINUTE);
    assertThat(times.finalAt(end)).isEqualTo(end + 7 * DAY);
  }

  @Test
  void reportsADayAtItsEndThenHourlyUntilItIsFinalAndForgotten() {
    // Given
    CohortTimes times = times(DAY, Duration.ofDays(7));

    // Then
    assertThat(times.reportedAt(DAY, DAY, 3 * HOUR)).isEqualTo(DAY);
    assertThat(times.reportedAt(DAY, DAY, DAY + 1)).isEqualTo(DAY + HOUR);
    assertThat(times.reportedAt(DAY, DAY, DAY + HOUR)).isEqualTo(DAY + HOUR);
    assertThat(times.finalAt(DAY)).isEqualTo(8 * DAY);
    assertThat(times.forgottenAt(DAY)).isEqualTo(15 * DAY);
  }

  @Test
  void reportsAShortCohortByItsOwnLength() {
    // Given
    CohortTimes times = times(10 * MINUTE, Duration.ofMinutes(15));

    // Then
    assertThat(times.reportedAt(10 * MINUTE, 20 * MINUTE, 21 * MINUTE)).isEqualTo(30 * MINUTE);
    assertThat(times.finalAt(20 * MINUTE)).isEqualTo(40 * MINUTE); // the first step after 35
    assertThat(times.forgottenAt(20 * MINUTE)).isEqualTo(50 * MINUTE);
  }

  @Test
  void reportsACohortAtItsFinalStepWhereItsRegularOneLiesBeyond() {
    // Given
    CohortTimes times = times(90 * MINUTE, Duration.ofMinutes(30));
    long end = 180 * MINUTE;

    // Then
    assertThat(times.finalAt(end)).isEqualTo(210 * MINUTE);
    assertThat(times.reportedAt(90 * MINUTE, end, 190 * MINUTE)).isEqualTo(210 * MINUTE);
    assertThat(times.reportedAt(90 * MINUTE, end, 210 * MINUTE)).isEqualTo(210 * MINUTE);
    assertThat(times.reportedAt(90 * MINUTE, end, 211 * MINUTE)).isEqualTo(240 * MINUTE);
  }

  @Test
  void roundsInstantsBeforeTheEpochAsThoseAfterIt() {
    // Given
    CohortTimes times = times(HOUR, Duration.ofDays(1));

    // Then
    assertThat(times.holding(-1)).isEqualTo(-HOUR);
    assertThat(times.notBefore(-1)).isZero();
    assertThat(times.notBefore(HOUR)).isEqualTo(HOUR);
  }
}
