package dev.plumbline.job.window.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.CohortSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortPanesTest {

  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** 1970 to 2120. */
  private static final long SPAN = Duration.ofDays(150 * 365).toMillis();

  @Test
  void cutTheLastDayOfAMonthWhereTheMonthEnds() {
    // Given
    CohortPanes panes =
        CohortPanes.of(
            List.of(
                CohortSpan.of(Duration.ofDays(1)), CohortSpan.monthIn(ZoneId.of("Europe/Zurich"))));

    // Then
    assertThat(start(panes, "2026-03-31T21:59:59.999Z")).isEqualTo("2026-03-31T00:00:00Z");
    assertThat(start(panes, "2026-03-31T22:00:00Z")).isEqualTo("2026-03-31T22:00:00Z");
    assertThat(start(panes, "2026-04-01T00:00:00Z")).isEqualTo("2026-04-01T00:00:00Z");
  }

  private static String start(CohortPanes panes, String instant) {
    long start = panes.startOf(Instant.parse(instant).toEpochMilli());
    return Instant.ofEpochMilli(start).toString();
  }

  @Test
  void areTheMonthsWhereThereAreNoOtherCohorts() {
    // Given
    CohortPanes panes = CohortPanes.of(List.of(CohortSpan.monthIn(ZoneId.of("UTC"))));

    // Then
    assertThat(start(panes, "2024-02-29T23:59:59.999Z")).isEqualTo("2024-02-01T00:00:00Z");
    assertThat(panes.stepMs()).isEqualTo(HOUR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Zurich",
        "America/New_York",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "Pacific/Apia",
        "Africa/Monrovia",
        "+01:23"
      })
  void lieInOneCohortOfEverySizeWhateverTheZone(String zone) {
    // Given
    List<CohortSpan> cohorts =
        List.of(
            CohortSpan.of(Duration.ofMinutes(90)),
            CohortSpan.of(Duration.ofHours(3)),
            CohortSpan.of(Duration.ofDays(7).plusHours(3)),
            CohortSpan.monthIn(ZoneId.of(zone)));
    CohortPanes panes = CohortPanes.of(cohorts);
    CohortSpan month = cohorts.get(3);
    Random random = new Random(3);

    for (int drawn = 0; drawn < 20_000; drawn++) {
      // Near the end of a month, or anywhere
      long anywhere = (long) (random.nextDouble() * SPAN);
      long instant =
          drawn % 2 == 0 ? anywhere : month.endOf(anywhere) + (long) (random.nextGaussian() * HOUR);

      // When
      long start = panes.startOf(instant);

      // Then
      assertThat(start).isLessThanOrEqualTo(instant);
      for (CohortSpan cohort : cohorts) {
        long end = cohort.endOf(instant);
        assertThat(cohort.endOf(start)).as("%s at %d", cohort, instant).isEqualTo(end);
        assertThat(cohort.startOf(end)).isLessThanOrEqualTo(start);
        assertThat(Math.floorMod(end, panes.stepMs())).isZero();
      }
    }
  }
}
