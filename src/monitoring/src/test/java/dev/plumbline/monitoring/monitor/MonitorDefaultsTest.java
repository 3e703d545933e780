package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Below;
import dev.plumbline.monitoring.rule.Persistence;
import dev.plumbline.monitoring.rule.Proof;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonitorDefaultsTest {

  @Test
  void fillsInWhatAFileLeavesOut() {
    // Given
    String text = "model: m\ntask: binary\npositive_class: fraud\n";

    // When
    Monitor monitor = MonitorFile.read("m.yaml", text).orThrow();

    // Then
    assertThat(monitor)
        .isEqualTo(
            new Monitor(
                "m",
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                false,
                Task.BINARY,
                "fraud",
                0.5,
                Answers.PLAIN,
                Versions.BOTH,
                List.of(),
                Map.of(),
                List.of(),
                Duration.ofDays(7),
                List.of(
                    new WindowSpec(Duration.ofMinutes(5), Duration.ofMinutes(1)),
                    new WindowSpec(Duration.ofHours(1), Duration.ofMinutes(5)),
                    new WindowSpec(Duration.ofDays(1), Duration.ofHours(1))),
                List.of(),
                Set.of(
                    "accuracy",
                    "baseline.accuracy",
                    "f1",
                    "latency.p50",
                    "latency.p95",
                    "latency.p99",
                    "log_loss",
                    "precision",
                    "prediction_count",
                    "recall",
                    "roc_auc"),
                Reference.NONE,
                List.of(),
                Map.of()));
  }

  @Test
  void measuresByDefaultWhatTheTaskAndTheFeaturesAllow() {
    // Given
    String features = "model: m\ntask: regression\nfeatures: {city: categorical}\n";
    String numbers = "model: m\ntask: regression\nfeatures: {age: numeric}\n";
    String reference = "reference: {profile: p}\n";

    // When
    Set<String> withoutReference = measures(features);
    Set<String> withReference = measures(features + reference);
    Set<String> withNumbers = measures(numbers + reference);

    // Then
    assertThat(withoutReference).contains("mae", "rmse", "missing").doesNotContain("psi", "ks");
    assertThat(withReference).contains("missing", "psi").doesNotContain("ks", "accuracy");
    assertThat(withNumbers).contains("missing", "psi", "ks");
  }

  @Test
  void expandsFamiliesAndAddsWhatRulesName() {
    // Given
    String text =
        """
        model: m
        task: multiclass
        measures: [volume]
        rules: [{name: slow, metric: latency.p99, window: 5m, above: 250}]
        """;

    // When
    Set<String> few = measures(text);
    Set<String> all = measures("{model: m, task: multiclass, measures: [all]}");

    // Then
    assertThat(few).containsExactlyInAnyOrder("prediction_count", "prediction_rate", "latency.p99");
    assertThat(all)
        .containsExactlyInAnyOrder(
            "accounting.joined",
            "accounting.out_of_time",
            "accounting.retracted",
            "accounting.superseded",
            "accuracy",
            "baseline.accuracy",
            "ece",
            "label_delay.p50",
            "label_delay.p95",
            "label_delay.p99",
            "latency.max",
            "latency.mean",
            "latency.p50",
            "latency.p95",
            "latency.p99",
            "latency.p999",
            "log_loss",
            "micro_f1",
            "prediction_count",
            "prediction_rate");
  }

  @Test
  void fillsInWhatARuleLeavesOut() {
    // Given
    String text =
        "model: m\ntask: multiclass\n"
            + "rules: [{name: low, metric: accuracy, window: 60m, below: 0.9}]\n";

    // When
    Rule rule = MonitorFile.read("m.yaml", text).orThrow().rules().get(0);

    // Then
    assertThat(rule)
        .isEqualTo(
            new Rule(
                "low",
                "accuracy",
                new Scope(
                    List.of(), "", SeriesChoice.EVERY, Axis.LABEL_TIME, Duration.ofHours(1), null),
                new Below(0.9, Band.ANY, new Proof(30, false, 0.01)),
                new Persistence(1, 1, Duration.ofHours(1)),
                Severity.WARNING,
                null));
  }

  private static Set<String> measures(String text) {
    return MonitorFile.read("m.yaml", text).orThrow().measures();
  }

  @Test
  void leavesManyNumbersAWindowToTheirOwnNames() {
    // Given
    String start = "{model: m, task: binary, positive_class: fraud, measures: ";

    // When
    Set<String> family = measures(start + "[quality]}");
    Set<String> named = measures(start + "[confusion]}");

    // Then
    assertThat(family).contains("mcc", "brier").doesNotContain("confusion", "reliability");
    assertThat(named).containsExactly("confusion");
  }

  @Test
  void measuresWhatTheClassesTheToleranceAndTheValuesAllow() {
    // Given
    String classes = "{model: m, task: multiclass, classes: [a, b], measures: [quality]}";
    String tolerance = "{model: m, task: regression, tolerance: {relative: 0.1}, measures: [all]}";
    String value =
        "{model: m, task: binary, positive_class: x, business_value: {false_positive: -1},"
            + " measures: [all]}";

    // Then
    assertThat(measures(classes)).contains("macro_f1", "kappa", "recall");
    assertThat(measures(tolerance)).contains("within_tolerance");
    assertThat(measures(value)).contains("business_value").doesNotContain("macro_f1");
  }
}
