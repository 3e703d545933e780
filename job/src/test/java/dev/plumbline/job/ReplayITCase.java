package dev.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.job.testing.PlannedFailure;
import dev.plumbline.job.testing.Traffic;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same events give the same measurements and alerts, bit for bit, however they arrive and
 * whatever the job runs on.
 */
@Timeout(180)
class ReplayITCase {

  private static PipelineRun undisturbed;

  @BeforeAll
  static void runUndisturbed() throws Exception {
    undisturbed = Traffic.arriving(0).parallelism(1).run();
  }

  @Test
  void hasSomethingToCompare() {
    assertThat(undisturbed.alerts())
        .filteredOn(alert -> alert.status() == AlertStatus.RESOLVED)
        .extracting(Alert::rule)
        .contains("accuracy-drop", "accuracy-low", "slow", "busy", "cohort-bad");
    assertThat(undisturbed.alerts()).extracting(Alert::rule).contains("cohort-worst");
    assertThat(undisturbed.alerts()).extracting(Alert::segment).contains("*", "channel=web");
    assertThat(undisturbed.measurements()).anyMatch(measurement -> measurement.revision() > 1);
    assertThat(cohorts(undisturbed)).anyMatch(measurement -> measurement.revision() > 1);
    assertThat(cohorts(undisturbed)).anyMatch(Measurement::isFinal);
    assertThat(undisturbed.measurements())
        .filteredOn(measurement -> measurement.value() != null)
        .extracting(Measurement::metric)
        .contains("f1", "roc_auc", "log_loss", "ece", "reliability", "confusion")
        .contains("estimated.accuracy", "gap.accuracy", "gap.roc_auc", "business_value")
        .contains("macro_f1", "kappa", "r2", "mape", "within_tolerance", "absolute_error.p90")
        .contains("baseline.accuracy", "baseline.mae", "predicted_share", "latency.mean");
  }

  @ParameterizedTest
  @CsvSource({"1, hashmap", "2, hashmap", "4, hashmap", "2, rocksdb"})
  void reportsTheSameAtEveryParallelismAndOnEveryBackend(int parallelism, String backend)
      throws Exception {
    // Given
    PipelineRun.Input input = Traffic.arriving(0).on(parallelism, backend);

    // When
    PipelineRun run = input.run();

    // Then
    assertSame(run);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, rocksdb", "2, 2, hashmap", "3, 4, rocksdb", "4, 2, rocksdb", "5, 4, hashmap"})
  void reportsTheSameHoweverEventsArriveWithinTheBoundAndWhateverFails(
      long seed, int parallelism, String backend) throws Exception {
    // Given
    PlannedFailure failure = PlannedFailure.inPartition((int) seed % 4, 200, 300);
    PipelineRun.Input input = Traffic.arriving(seed).on(parallelism, backend).failing(failure);

    // When
    PipelineRun run = input.run();

    // Then
    assertThat(failure.happened()).isTrue();
    assertSame(run);
  }

  @ParameterizedTest
  @CsvSource({"1, hashmap, 100, 200", "2, rocksdb, 300, 500", "4, hashmap, 250, 251"})
  void reportsTheSameAfterAFailure(int parallelism, String backend, int resume, int fail)
      throws Exception {
    // Given
    PlannedFailure failure = PlannedFailure.inPartition(1, resume, fail);
    PipelineRun.Input input = Traffic.arriving(0).on(parallelism, backend).failing(failure);

    // When
    PipelineRun run = input.run();

    // Then
    assertThat(failure.happened()).isTrue();
    assertSame(run);
  }

  private static void assertSame(PipelineRun run) {
    Map<String, Measurement> expected = undisturbed.latest();
    Map<String, Measurement> actual = run.latest();
    assertThat(lines(actual.values(), expected.values())).as("measurements only here").isEmpty();
    assertThat(lines(expected.values(), actual.values())).as("measurements missing").isEmpty();
    assertThat(lines(cohorts(run), cohorts(undisturbed))).as("cohorts only here").isEmpty();
    assertThat(lines(cohorts(undisturbed), cohorts(run))).as("cohorts missing").isEmpty();
    assertThat(lines(run.alerts(), undisturbed.alerts())).as("alerts only here").isEmpty();
    assertThat(lines(undisturbed.alerts(), run.alerts())).as("alerts missing").isEmpty();
    assertThat(run.rejections()).isEmpty();
  }

  /** Every revision: which there are follows from event time. */
  private static List<Measurement> cohorts(PipelineRun run) {
    return run.measurements().stream().filter(measured -> measured.coverage() != null).toList();
  }

  /**
   * What is in one and not in the other, as text. The sink of the test is at least once, so a
   * failover repeats; what it repeats is the same.
   */
  private static List<String> lines(Collection<?> one, Collection<?> other) {
    Set<Object> known = new HashSet<>(other);
    return one.stream().filter(element -> !known.contains(element)).map(Object::toString).toList();
  }
}
