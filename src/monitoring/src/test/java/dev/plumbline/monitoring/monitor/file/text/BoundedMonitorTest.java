package dev.plumbline.monitoring.monitor.file.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.TestMonitors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands on the control topic costs little, and never more than a refusal. */
class BoundedMonitorTest {

  private static final String START = "model: m\ntask: multiclass\n";

  /** Little stack, so that what recurses for each letter is noticed early. */
  private static final long STACK_BYTES = 256 * 1024;

  @ParameterizedTest
  @ValueSource(ints = {400, 2_000, 5_000, 500_000})
  void refusesALongTextUnderEveryPattern(int length) throws Exception {
    // Given
    String many = "a".repeat(length);
    String placeholders = "{version}".repeat(length / 8);
    List<String> texts =
        List.of(
            START + "reference: {profile: " + many + "}",
            START + "reference: {profile: \"" + placeholders + "\"}",
            START + "effective_from: \"2026-12-01T00:00:00." + "0".repeat(length) + "Z\"",
            START + "labels: {horizon: \"1" + "0".repeat(length) + "s\"}",
            START + "rules: [{name: " + many + ", metric: ece, window: 5m, above: 1}]",
            START + "alert_labels: {" + many + ": x}",
            START + "alert_labels: {x: " + "1:".repeat(length) + "1}",
            START + "alert_labels: {x: " + "1".repeat(length) + "}",
            START + "alert_labels: {x: ." + "1".repeat(length) + "}",
            "{\"model\": \"m\", \"task\": \"multiclass\", \"reference\": {\"profile\": \""
                + many
                + "\"}}",
            "{\"model\": \"" + many + "\", \"task\": \"multiclass\"}");

    // When
    List<String> refusals = new ArrayList<>();
    Thread reader =
        new Thread(
            null,
            () -> texts.forEach(text -> refusals.add(TestMonitors.problems(text))),
            "little stack",
            STACK_BYTES);
    reader.start();
    reader.join();

    // Then
    assertThat(refusals)
        .hasSize(texts.size())
        .allMatch(refusal -> !refusal.isEmpty() && refusal.length() < 500)
        .noneMatch(refusal -> refusal.contains("cannot be read"));
  }

  @Test
  void acceptsThePlaceholderAnywhereInTheNameOfAProfile() {
    // Given
    List<String> names = List.of("a", "{version}", "a-{version}", "{version}{version}.b_c");

    // Then
    assertThat(names)
        .allMatch(
            name ->
                TestMonitors.problems(START + "reference: {profile: \"" + name + "\"}").isEmpty());
    assertThat(TestMonitors.problems(START + "reference: {profile: \"a{versio}\"}"))
        .contains("is not the name of a profile");
  }

  @Test
  void refusesBytesThatAreNoTextOrTooMany() {
    // Given
    byte[] noText = {'a', ':', ' ', (byte) 0xC3, '('};
    byte[] tooMany = new byte[MonitorText.MOST_BYTES + 1];
    byte[] fine = (START + "alert_labels: {x: é}").getBytes(StandardCharsets.UTF_8);

    // Then
    assertThat(problem(null)).isEqualTo("m:1: is empty");
    assertThat(problem(new byte[0])).isEqualTo("m:1: is empty");
    assertThat(problem(noText)).isEqualTo("m:1: is no UTF-8 text");
    assertThat(problem(tooMany)).isEqualTo("m:1: 3145729 bytes are too many; at most 3145728");
    assertThat(MonitorFile.read("m", fine).orThrow().alertLabels()).containsEntry("x", "é");
  }

  private static String problem(byte[] bytes) {
    return MonitorFile.read("m", bytes).problems().get(0).toString();
  }

  @Test
  void guessesAtNamesWithinSeconds() {
    // Given
    StringBuilder text = new StringBuilder(START + "features:\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("  ").append("f".repeat(50)).append(i).append(": numeric\n");
    }
    text.append("rules:\n");
    for (int i = 0; i < 400; i++) {
      String features = ("f".repeat(30) + "g".repeat(20) + i + ", ").repeat(20);
      text.append("- {name: r").append(i).append(", metric: missing, window: 5m, above: 0.1, ");
      text.append("features: [").append(features).append("x").append(i).append("]}\n");
    }

    // Then
    assertTimeout(
        Duration.ofSeconds(5),
        () -> assertThat(TestMonitors.problems(text.toString())).isNotEmpty());
  }

  @Test
  void complainsOnceOfAWordThatYamlReadsAsTruth() {
    // When
    String problems = TestMonitors.problems(START + "classes: [NO, yes, SE]");

    // Then
    assertThat(problems.lines())
        .hasSize(2)
        .allMatch(problem -> problem.contains("is true or false to some YAML readers: quote it"));
  }

  @Test
  void complainsOfARepeatedItemBesideOneThatCannotBeRead() {
    // When
    String problems = TestMonitors.problems(START + "classes: [a, a, 1, 1]");

    // Then
    assertThat(problems).contains("classes: [\"a\",\"a\",1,1] names something twice");
    assertThat(TestMonitors.problems(START + "classes: [a, 1, 1]")).doesNotContain("twice");
  }
}
