package dev.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.testing.DriftTraffic;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.job.testing.PlannedFailure;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Drift and data quality against a published profile on Flink's mini cluster: every window equals a
 * recount from the raw events, and is the same in every replay.
 */
@Timeout(240)
class DriftITCase {

  private static PipelineRun undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = DriftTraffic.arriving(0).parallelism(1).run();
  }

  @ParameterizedTest
  @CsvSource({
    "missing, amount",
    "invalid, amount",
    "wrong_type, amount",
    "out_of_range, age",
    "unseen, country",
    "distinct, country",
    "psi, amount",
    "psi, country",
    "tv, country",
    "ks, amount",
    "ks, @score",
    "mean_shift, amount",
    "psi, @class"
  })
  void measuresEveryWindowAsARecountOfTheRawEventsDoes(String metric, String feature) {
    // Given
    DriftRecount recount = new DriftRecount();
    String profile = DriftTraffic.profile().id();

    // When
    List<Measurement> reported =
        undisturbed.measurements().stream()
            .filter(measurement -> measurement.metric().equals(metric))
            .filter(measurement -> measurement.feature().equals(feature))
            .toList();

    // Then
    assertThat(reported).hasSizeGreaterThan(3 * 60);
    for (Measurement measurement : reported) {
      double expected = recount.of(measurement);
      assertThat(measurement.value()).as("%s", measurement).isEqualTo(expected, within(1e-8));
      assertThat(measurement.profile()).isEqualTo(profile);
    }
  }

  @Test
  void boundsTheExactStatisticOfKolmogorovAndSmirnov() {
    // Given
    DriftRecount recount = new DriftRecount();

    // When
    List<Measurement> reported =
        undisturbed.measurements().stream()
            .filter(measurement -> measurement.metric().equals("ks"))
            .filter(measurement -> measurement.feature().equals("amount"))
            .toList();

    // Then
    assertThat(reported).hasSizeGreaterThan(3 * 60);
    assertThat(reported).anyMatch(ks -> ks.errorBound() > 0);
    for (Measurement ks : reported) {
      assertThat(recount.exactKs(ks))
          .as("%s", ks)
          .isBetween(ks.value() - 1e-9, ks.value() + ks.errorBound() + 1e-9);
    }
  }

  @Test
  void saysWhatMovedInTheAlertOfAnyMeasure() {
    assertThat(undisturbed.rejections()).isEmpty();
    assertThat(undisturbed.alerts()).extracting(Alert::rule).contains("drifted", "moved");
    assertThat(undisturbed.alerts())
        .filteredOn(alert -> alert.rule().equals("moved") && alert.sequence() == 0)
        .isNotEmpty()
        .allMatch(
            alert ->
                alert.evidence().stream().anyMatch(moved -> moved.what().equals("__unseen__")));
    assertThat(undisturbed.measurements())
        .filteredOn(measurement -> measurement.metric().equals("multivariate"))
        .isNotEmpty()
        .allMatch(measurement -> measurement.value() != null);
    assertThat(undisturbed.measurements())
        .filteredOn(measurement -> measurement.metric().equals("drifted_share"))
        .anyMatch(measurement -> measurement.value() == 0)
        .anyMatch(measurement -> measurement.value() == 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 4, hashmap", "2, 2, rocksdb"})
  void reportsTheSameHoweverEventsArriveWithinTheBound(long seed, int parallelism, String backend)
      throws Exception {
    // Given
    PipelineRun.Input input = DriftTraffic.arriving(seed).on(parallelism, backend);

    // When
    PipelineRun run = input.run();

    // Then
    assertSame(run);
  }

  @Test
  void reportsTheSameAfterAFailure() throws Exception {
    // Given
    PlannedFailure failure = PlannedFailure.inPartition(1, 100, 200);
    PipelineRun.Input input = DriftTraffic.arriving(0).parallelism(2).failing(failure);

    // When
    PipelineRun run = input.run();

    // Then
    assertThat(failure.happened()).isTrue();
    assertSame(run);
  }

  private static void assertSame(PipelineRun run) {
    assertThat(run.latest()).containsExactlyEntriesOf(undisturbed.latest());
    assertThat(run.alerts()).containsAll(undisturbed.alerts());
    assertThat(undisturbed.alerts()).containsAll(run.alerts());
  }
}
