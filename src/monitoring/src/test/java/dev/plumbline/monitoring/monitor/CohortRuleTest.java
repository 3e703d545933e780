package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.Axis;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohortRuleTest {

  private static final String START =
      """
      model: m
      task: binary
      positive_class: fraud
      windows: [{size: 5m, every: 1m}, {size: 1h, every: 5m}]
      """;
  private static final String RULE =
      "rules: [{name: a, metric: accuracy, axis: prediction_time, window: %s, below: 0.9%s}]";

  @Test
  void readsCohortsSmallestFirstAndWritesWhatItReads() {
    // Given
    String text = START + "cohorts: [1d, 1h]\n" + RULE.formatted("1d", ", min_coverage: 0.8");

    // When
    Monitor monitor = MonitorFile.read("m.yaml", text).orThrow();

    // Then
    assertThat(monitor.cohorts()).containsExactly(Duration.ofHours(1), Duration.ofDays(1));
    assertThat(monitor.rules().get(0).minCoverage()).isEqualTo(0.8);
    assertThat(monitor.rules().get(0).isOfCohorts()).isTrue();
    assertThat(MonitorFile.read("m", MonitorFile.toJson(monitor)).orThrow()).isEqualTo(monitor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'cohorts: [90s]' | cohorts[0]: \"90s\" is not a multiple of the finest step of the windows",
        "'cohorts: [1h, 90m]' | cohorts[1]: \"90m\" is not a multiple of the smallest cohort: 1h",
        "'measures: [coverage]' | \"coverage\" is about cohorts, and there is none: add",
        "'rules: [{name: a, metric: ece, axis: prediction_time, window: 1h, above: 0.1}]' | add \"coh",
        "'rules: [{name: a, metric: ece, window: 1h, above: 0.1, min_coverage: 1}]' | has an effect",
        "'cohorts: [2h]\nrules: [{name: a, metric: coverage, window: 1h, below: 1}]' | Allowed: 2h",
        "'rules: [{name: a, metric: coverage, axis: label_time, window: 1h, below: 1}]' | prediction",
      })
  void refusesWhatWouldHaveNoEffect(String line, String sentence) {
    // When
    String problems =
        MonitorFile.read("m.yaml", START + line).problems().stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n"));

    // Then
    assertThat(problems).contains(sentence);
  }

  @Test
  void judgesACohortOnceWhenItIsCoveredOrFinal() {
    // Given
    Rule covered = rule(", min_coverage: 0.8");
    Rule patient = rule("");

    // Then
    assertThat(covered.isToJudge(0.5, false, -1)).isFalse();
    assertThat(covered.isToJudge(0.8, false, 0.5)).isTrue();
    assertThat(covered.isToJudge(0.9, false, 0.8)).isFalse();
    assertThat(covered.isToJudge(0.9, true, 0.9)).isFalse();
    assertThat(covered.isToJudge(0.6, true, 0.6)).isTrue();
    assertThat(covered.isToJudge(0.9, true, Double.POSITIVE_INFINITY)).isFalse();
    assertThat(patient.isToJudge(1, false, -1)).isFalse();
    assertThat(patient.isToJudge(1, true, 1)).isTrue();
    assertThat(patient.isToJudge(1, true, Double.POSITIVE_INFINITY)).isFalse();
  }

  @Test
  void countsOnlyWhatHasALabelAsACohort() {
    // Then
    assertThat(Metric.ACCURACY.isOfCohorts(Axis.PREDICTION_TIME)).isTrue();
    assertThat(Metric.ACCURACY.isOfCohorts(Axis.LABEL_TIME)).isFalse();
    assertThat(Metric.PREDICTION_COUNT.isOfCohorts(Axis.PREDICTION_TIME)).isFalse();
    assertThat(Metric.COVERAGE.defaultAxis()).isEqualTo(Axis.PREDICTION_TIME);
  }

  private static Rule rule(String more) {
    String text = START + "cohorts: [1d]\n" + RULE.formatted("1d", more);
    return MonitorFile.read("m.yaml", text).orThrow().rules().get(0);
  }
}
