package dev.plumbline.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuityTest {

  private static final String BINARY =
      """
      model: fraud
      task: binary
      positive_class: fraud
      features: {amount: numeric}
      windows: [{size: 5m, every: 1m}]
      measures: [volume, accuracy]
      reference: {profile: p}
      """;

  private static Monitor monitor(String text) {
    return MonitorFile.read("test", text).orThrow();
  }

  @Test
  void classifiesEachComponentOfAMonitorOnce() {
    // Given
    List<String> components =
        Arrays.stream(Monitor.class.getRecordComponents()).map(RecordComponent::getName).toList();

    // Then
    assertThat(Continuity.COMPONENTS)
        .as("a component of Monitor must say what goes on when it changes, in Continuity")
        .extracting(Continuity.Component::name)
        .containsExactlyElementsOf(components);
  }

  @Test
  void comparesEachComponentByItselfButMeasuresByWhatIsCountedForThem() throws Exception {
    // Given
    Monitor monitor = monitor(BINARY).asRevision(7, Instant.ofEpochSecond(9));
    Map<String, Function<Monitor, Object>> counted =
        Continuity.COMPONENTS.stream()
            .collect(Collectors.toMap(Continuity.Component::name, Continuity.Component::counted));
    for (RecordComponent component : Monitor.class.getRecordComponents()) {
      // When
      Object compared = counted.get(component.getName()).apply(monitor);

      // Then
      Object expected =
          component.getName().equals("measures")
              ? List.of(false, true, false)
              : component.getAccessor().invoke(monitor);
      assertThat(compared).as(component.getName()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "alert_labels: {team: risk}                                | ALL",
        "rules: [{name: r, metric: latency.p99, window: 5m, above: 1}] | ALL",
        "effective_from: 2026-12-01T00:00:00Z                      | ALL",
        "cohorts: [1h]                                             | LABELS",
        "feature_sets: {short: [amount]}                           | LABELS",
        "labels: {horizon: 3d}                                     | NOTHING",
        "decision_threshold: 0.9                                   | NOTHING",
        "segments: {channel: {values: [web]}}                      | NOTHING",
        "versions: together                                        | NOTHING",
        "deleted: true                                             | NOTHING",
      })
  void goesOnWithWhatAChangeLeavesAlone(String change, Continuity expected) {
    // Given
    Monitor before = monitor(BINARY);

    // When
    Monitor after = monitor(BINARY + change + "\n");

    // Then
    assertThat(Continuity.between(before, after)).isEqualTo(expected);
    assertThat(Continuity.between(after, before)).isEqualTo(expected);
    assertThat(Continuity.between(after, after)).isEqualTo(Continuity.ALL);
  }

  @Test
  void takesAThresholdOfZeroForTheSameWithAMinusBeforeIt() {
    // Given
    Monitor before = monitor(BINARY + "decision_threshold: 0.0\n");

    // When
    Monitor after = monitor(BINARY + "decision_threshold: -0.0\n");

    // Then
    assertThat(Continuity.between(before, after)).isEqualTo(Continuity.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount: numeric | amount: categorical             | LABELS",
        "size: 5m        | size: 10m                       | LABELS",
        "profile: p      | profile: q                      | LABELS",
        "accuracy        | accuracy, f1                    | ALL",
        "accuracy        | accuracy, estimated.f1          | NOTHING",
        ", accuracy      | ''                              | NOTHING",
        "class: fraud    | class: ok                       | NOTHING",
      })
  void goesOnWithWhatAnotherTextLeavesAlone(String old, String now, Continuity expected) {
    // Given
    Monitor before = monitor(BINARY);

    // When
    Monitor after = monitor(BINARY.replace(old, now));

    // Then
    assertThat(Continuity.between(before, after)).isEqualTo(expected);
  }
}
