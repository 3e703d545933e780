package dev.plumbline.monitoring.monitor;

import static dev.plumbline.monitoring.monitor.file.TestMonitors.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import dev.plumbline.monitoring.monitor.file.TestMonitors;
import dev.plumbline.monitoring.monitor.file.text.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitorProblemsTest {

  private static final String START = "model: m\ntask: multiclass\n";

  @Test
  void reportsEveryProblemOfAFileAtOnceInTheOrderOfItsLines() {
    // Given
    String text = TestMonitors.resource("wrong.yaml");

    // When
    String problems = problems(text);

    // Then
    assertThat(problems).isEqualTo(TestMonitors.resource("wrong.txt").strip());
  }

  @Test
  void saysTheSameOfJsonAsOfYaml() {
    // Given
    String yaml = "model: m\ntask: binry\nrules:\n- name: a\n  metric: accurracy\n";
    String json =
        "{\"model\": \"m\",\n\"task\": \"binry\",\n\"rules\":\n[{\"name\": \"a\",\n"
            + "\t\"metric\": \"accurracy\"}]}";

    // When
    String ofYaml = problems(yaml);
    String ofJson = problems(json);

    // Then
    assertThat(ofJson).isEqualTo(ofYaml).contains("m.yaml:5 rules[0].metric: \"accurracy\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | m.yaml:1: is empty",
        "'# nothing' | m.yaml:1: is empty",
        "just text | m.yaml:1: \"just text\" is not a mapping of keys to values",
        "'model: [m' | m.yaml:1: is not YAML: expected ',' or ']', but got <stream end>",
        "'{\"model\": m}}' | m.yaml:1: is not JSON: Unrecognized token 'm'",
        "'{\"model\": NaN}}' | m.yaml:1: is not JSON: Non-standard token 'NaN'",
        "'{\"model\": 1}{}' | m.yaml:1: goes on after its end",
        "'a: 1\n--- \nb: 2' | m.yaml:2: is not YAML: but found another document",
      })
  void saysWhatKeepsATextFromBeingRead(String text, String start) {
    // When
    String problems = problems(text);

    // Then
    assertThat(problems).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'alert_labels: &a {x: y}\nsegments: *a' | m.yaml:4 segments: is an alias",
        "'alert_labels: {<<: {x: y}}' | m.yaml:3 alert_labels[\"<<\"]: << is a merge key",
        "'alert_labels: {x: !!java.net.URL y}' | m.yaml:3: is not YAML: Global tag is not allowed",
        "'alert_labels: {x: !secret y}' | m.yaml:3 alert_labels.x: !secret is a tag",
        "'alert_labels: {? [a] : y}' | m.yaml:3 alert_labels: has a key that is not text",
        "'alert_labels: {x: }' | alert_labels.x: null is no value: give one, or take the key out",
        "'alert_labels: {x: 1.10}' | alert_labels.x: 1.10 is not text: quote it, \"1.10\"",
        "'alert_labels: {x: yes}' | alert_labels.x: yes is true or false to some YAML readers:",
        "'alert_labels: {x: 08}' | alert_labels.x: 08 is read differently",
        "'alert_labels: {x: 12:30}' | alert_labels.x: 12:30 is read differently",
        "'alert_labels: {x: 2026-01-01}' | alert_labels.x: 2026-01-01 is read differently",
        "'effective_from: 2026-02-30T00:00:00Z' | is not an instant like 2026-12-01T00:00:00Z, from 1970",
        "'effective_from: \"+1000000000-12-31T23:59:59Z\"' | is not an instant like",
        "'effective_from: \"-1000000000-01-01T00:00:00Z\"' | is not an instant like",
        "'effective_from: 1970-01-01T00:00:00+00:01' | is not an instant like",
        "'effective_from: 9999-12-31T23:59:59-00:01' | is not an instant like",
        "'features: {all: numeric}' | features.all: \"all\" is not a name for a feature: 1 to 256",
        "'segments: {a: {values: [__other__]}}' | \"__other__\" is reserved: it stands for",
        "'deduplicate: false' | deduplicate: \"deduplicate\" is not a key here.",
        "'alert_labels: {\"\": y}' | alert_labels[\"\"]: \"\" is no name: 1 to 256 characters",
        "'decision_threshold: 1e999' | decision_threshold: 1e999 is too large for a number",
        "'reference: {profile: \"{model}\"}' | \"{model}\" is not the name of a profile",
        "'reference: {first: 99}' | m.yaml:3 reference.first: 99 is too small: at least 100",
        "'reference: {first: 10000001}' | 10000001 is too large: at most 10000000",
        "'reference: {trailing: 90m}' | \"90m\" is not a multiple of the panes it is kept in: 1h",
        "'reference: {trailing: 91d}' | reference.trailing: \"91d\" is too long: at most 90d",
        "'windows: [{size: 3h, every: 45m}]\nreference: {trailing: 2h}' | is kept in: 90m",
        "'reference: {first: 100}\nmeasures: [estimated.accuracy]' | needs a profile: write",
        "'effective_from: 2026-13-01T00:00:00Z' | is not an instant like 2026-12-01T00:00:00Z, from 1970",
        "'positive_class: a' | positive_class: \"positive_class\" applies to binary tasks only",
        "'measures: [psi]' | measures[0]: \"psi\" is about features, and \"features\" names none",
        "'measures: [macro_f1]' | measures[0]: \"macro_f1\" needs the classes: add \"classes:",
        "'tolerance: {absolute: 1}' | \"tolerance\" applies to regression tasks only",
        "'business_value: {true_positive: 1}' | \"business_value\" applies to binary tasks only",
        "'classes: [a, __other__]' | classes[1]: \"__other__\" is reserved",
        "'rules: [{name: a, metric: ece, window: 5m, above: 0.1, class: a}]' | \"class\" does not",
        "'classes: [a, b]\nrules: [{name: a, metric: recall, window: 5m, below: 0.1}]' | is missing",
        "'classes: [a, b]\nrules: [{name: a, metric: recall, window: 5m, class: c}]' | not a class",
        "'measures: [estimated.accuracy]' | \"estimated.accuracy\" needs a reference",
        "'segments: {a: {}}' | m.yaml:3 segments.a: \"values\" is missing",
      })
  void refusesWhatWouldDeceive(String line, String sentence) {
    // When
    String problems = problems(START + line);

    // Then
    assertThat(problems).contains(sentence);
  }

  @Test
  void refusesJsonWithADuplicateKeyAndNamesBothLines() {
    // Given
    String json = "{\"model\":\"m\",\n\"task\":\"multiclass\",\n\"model\":\"n\"}";

    // When
    String problems = problems(json);

    // Then
    assertThat(problems).isEqualTo("m.yaml:3 model: \"model\" stands here twice, first on line 1");
  }

  @Test
  void refusesWhatIsTooDeepOrTooLong() {
    // Given
    String deepYaml = "a: " + "[".repeat(5_000) + "]".repeat(5_000);
    String deepJson = "{\"a\":" + "[".repeat(5_000);
    String longName = START + "alert_labels: {x: " + "y".repeat(257) + "}";

    // When
    String problems = problems(longName);

    // Then
    assertThat(problems(deepYaml)).isEqualTo("m.yaml:1: is nested too deep: at most 20 levels");
    assertThat(problems(deepJson)).isEqualTo("m.yaml:1: is nested too deep: at most 20 levels");
    assertThat(problems(START + "rules: [" + "{},".repeat(300_000) + "]"))
        .isEqualTo("m.yaml:1: has too many values: at most 50000");
    assertThat(problems("{\"rules\": [" + "{},".repeat(300_000) + "{}]}"))
        .isEqualTo("m.yaml:1: has too many values: at most 50000");
    assertThat(problems("a".repeat(5_000_000))).contains("5000000 characters are too many");
    assertThat(problems).endsWith("… is too long: at most 256 characters").hasSizeLessThan(150);
  }

  @Test
  void stopsTellingWhereNobodyWouldReadOn() {
    // Given
    String text = START + "measures: [" + "latncy, ".repeat(10_000) + "]";

    // When
    List<Problem> problems = MonitorFile.read("m.yaml", text).problems();

    // Then
    assertThat(problems).hasSize(101);
    assertThat(problems.get(100)).hasToString("m.yaml:3: has more problems: mend these first");
  }

  @Test
  void refusesMoreFeaturesThanTheLimit() {
    // Given
    StringBuilder text = new StringBuilder(START + "features:\n");
    for (int i = 0; i < 2_001; i++) {
      text.append("  f").append(i).append(": numeric\n");
    }

    // When
    String problems = problems(text.toString());

    // Then
    assertThat(problems).contains("m.yaml:3 features:").endsWith("too many keys: at most 2000");
  }

  @Test
  void throwsAllProblemsForWhoCannotGoOn() {
    // Given
    MonitorReading reading = MonitorFile.read("m.yaml", "model: m\nmodl: 1\n");

    // Then
    assertThatThrownBy(reading::orThrow)
        .hasMessage(
            "m.yaml:1: \"task\" is missing\n"
                + "m.yaml:2 modl: \"modl\" is not a key here. Did you mean \"model\"?");
  }
}
