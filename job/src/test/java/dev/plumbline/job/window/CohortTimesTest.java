package dev.plumbline.job.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CohortTimesTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  @Test
  void stepsByTheGreatestLengthThatDividesAnHourAndTheSmallestCohort() {
    // Then
    assertThat(CohortTimes.stepOf(DAY)).isEqualTo(HOUR);
    assertThat(CohortTimes.stepOf(90 * MINUTE)).isEqualTo(30 * MINUTE);
    assertThat(CohortTimes.stepOf(7 * MINUTE)).isEqualTo(MINUTE);
    assertThat(CohortTimes.stepOf(10 * MINUTE)).isEqualTo(10 * MINUTE);
  }

  @Test
  void tellsADayAtItsEndThenHourlyUntilItIsFinalAndForgotten() {
    // Given
    CohortTimes times = CohortTimes.of(DAY, Duration.ofDays(7));

    // Then
    assertThat(times.toldAt(DAY, DAY, 3 * HOUR)).isEqualTo(DAY);
    assertThat(times.toldAt(DAY, DAY, DAY + 1)).isEqualTo(DAY + HOUR);
    assertThat(times.toldAt(DAY, DAY, DAY + HOUR)).isEqualTo(DAY + HOUR);
    assertThat(times.finalAt(DAY)).isEqualTo(8 * DAY);
    assertThat(times.forgottenAt(DAY)).isEqualTo(15 * DAY);
  }

  @Test
  void tellsAShortCohortByItsOwnLength() {
    // Given
    CohortTimes times = CohortTimes.of(10 * MINUTE, Duration.ofMinutes(15));

    // Then
    assertThat(times.toldAt(10 * MINUTE, 20 * MINUTE, 21 * MINUTE)).isEqualTo(30 * MINUTE);
    assertThat(times.finalAt(20 * MINUTE)).isEqualTo(40 * MINUTE); // the first step after 35
    assertThat(times.forgottenAt(20 * MINUTE)).isEqualTo(50 * MINUTE);
  }

  @Test
  void tellsACohortAtItsFinalStepWhereItsRegularOneLiesBeyond() {
    // Given
    CohortTimes times = CohortTimes.of(90 * MINUTE, Duration.ofMinutes(30));
    long end = 180 * MINUTE;

    // Then
    assertThat(times.finalAt(end)).isEqualTo(210 * MINUTE);
    assertThat(times.toldAt(90 * MINUTE, end, 190 * MINUTE)).isEqualTo(210 * MINUTE);
    assertThat(times.toldAt(90 * MINUTE, end, 210 * MINUTE)).isEqualTo(210 * MINUTE);
    assertThat(times.toldAt(90 * MINUTE, end, 211 * MINUTE)).isEqualTo(240 * MINUTE);
  }

  @Test
  void roundsInstantsBeforeTheEpochAsThoseAfterIt() {
    // Given
    CohortTimes times = CohortTimes.of(HOUR, Duration.ofDays(1));

    // Then
    assertThat(times.holding(-1)).isEqualTo(-HOUR);
    assertThat(times.notBefore(-1)).isZero();
    assertThat(times.notBefore(HOUR)).isEqualTo(HOUR);
  }
}
