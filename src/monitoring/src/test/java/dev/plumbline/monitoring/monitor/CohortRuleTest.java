package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
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
    assertThat(monitor.cohorts())
        .containsExactly(CohortSpan.of(Duration.ofHours(1)), CohortSpan.of(Duration.ofDays(1)));
    assertThat(monitor.rules().get(0).scope().minCoverage()).isEqualTo(0.8);
    assertThat(monitor.rules().get(0).isOfCohorts()).isTrue();
    assertThat(MonitorFile.read("m", MonitorFile.toJson(monitor)).orThrow()).isEqualTo(monitor);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "month | UTC | \"month\"",
        "{month: UTC} | UTC | \"month\"",
        "{month: Europe/Zurich} | Europe/Zurich | {\"month\":\"Europe/Zurich\"}",
        "{month: '+05:45'} | +05:45 | {\"month\":\"+05:45\"}",
      })
  void readsMonthsAndWritesWhatItReads(String month, String zone, String written) {
    // Given
    String text = START + "cohorts: [%s, 1d]\n".formatted(month) + RULE.formatted("month", "");

    // When
    Monitor monitor = MonitorFile.read("m.yaml", text).orThrow();

    // Then
    assertThat(monitor.cohorts())
        .containsExactly(CohortSpan.of(Duration.ofDays(1)), CohortSpan.monthIn(ZoneId.of(zone)));
    assertThat(monitor.rules().get(0).isOfMonths()).isTrue();
    assertThat(MonitorFile.toJson(monitor)).contains("\"cohorts\":[\"1d\"," + written + "]");
    assertThat(MonitorFile.toJson(monitor)).contains("\"window\":\"month\"");
    assertThat(MonitorFile.read("m", MonitorFile.toJson(monitor)).orThrow()).isEqualTo(monitor);
  }

  @Test
  void reportsEveryErrorOfMonthsAtOnceWithItsPlace() {
    // Given
    String text =
        START
            + """
            cohorts: [month, {month: Europe/Zurch}, 30d, 2629746s, {mont: UTC}, 7]
            rules:
            - {name: a, metric: accuracy, axis: prediction_time, window: 1d, below: 0.9}
            - {name: b, metric: accuracy, window: month, below: 0.9}
            - {name: c, metric: latency.p99, window: month, above: 9}
            """;

    // When
    List<String> problems =
        MonitorFile.read("m.yaml", text).problems().stream().map(Problem::toString).toList();

    // Then
    assertThat(problems)
        .containsExactly(
            "m.yaml:5 cohorts[1]: {\"month\":\"Europe/Zurch\"} is a month, too: name one zone",
            "m.yaml:5 cohorts[1].month: \"Europe/Zurch\" is no time zone: write it as UTC,"
                + " Europe/Zurich or +01:00. Did you mean \"Europe/Zurich\"?",
            "m.yaml:5 cohorts[2]: \"30d\" cannot stand beside month, from which it could not be"
                + " told: 27 to 32 days",
            "m.yaml:5 cohorts[3]: \"2629746s\" is the mean length of a month: write month",
            "m.yaml:5 cohorts[4]: \"month\" is missing",
            "m.yaml:5 cohorts[4].mont: \"mont\" is not a key here. Did you mean \"month\"?",
            "m.yaml:5 cohorts[5]: 7 is not a duration like 1h or 1d, month, or"
                + " {month: Europe/Zurich}",
            "m.yaml:7 rules[0].window: \"1d\" is not the size of a cohort. Allowed: month, 30d.",
            "m.yaml:8 rules[1].window: \"month\" is a cohort, for quality with axis:"
                + " prediction_time",
            "m.yaml:9 rules[2].window: \"month\" is a cohort, for quality with axis:"
                + " prediction_time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'cohorts: [{month: Mars/Olympus}]' | month: \"Mars/Olympus\" is no time zone: write it as UTC",
        "'cohorts: [1d]\nrules: [{name: a, metric: coverage, window: month, below: 1}]' | Allowed: 1d",
        "'rules: [{name: a, metric: coverage, window: month, below: 1}]' | add \"cohorts: [month]\"",
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
  void reportsOfAMisspeltMetricNothingElse() {
    // Given
    String text =
        START
            + "cohorts: [month]\n"
            + RULE.replace("accuracy", "accurracy").formatted("month", ", min_coverage: 0.8");

    // When
    List<Problem> problems = MonitorFile.read("m.yaml", text).problems();

    // Then
    assertThat(problems).singleElement().asString().contains("\"accurracy\" is not a metric");
  }

  @Test
  void judgesACohortOnceWhenItIsCoveredOrFinal() {
    // Given
    Rule covered = rule(", min_coverage: 0.8");
    Rule patient = rule("");

    // Then
    assertThat(covered.scope().isToJudge(0.5, false, -1)).isFalse();
    assertThat(covered.scope().isToJudge(0.8, false, 0.5)).isTrue();
    assertThat(covered.scope().isToJudge(0.9, false, 0.8)).isFalse();
    assertThat(covered.scope().isToJudge(0.9, true, 0.9)).isFalse();
    assertThat(covered.scope().isToJudge(0.6, true, 0.6)).isTrue();
    assertThat(covered.scope().isToJudge(0.9, true, Double.POSITIVE_INFINITY)).isFalse();
    assertThat(patient.scope().isToJudge(1, false, -1)).isFalse();
    assertThat(patient.scope().isToJudge(1, true, 1)).isTrue();
    assertThat(patient.scope().isToJudge(1, true, Double.POSITIVE_INFINITY)).isFalse();
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
