package dev.plumbline.monitoring.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import org.junit.jupiter.api.Test;

class ParsedMonitorsTest {

  private static String text(String model) {
    return """
        {"model": "%s", "task": "binary", "positive_class": "yes", "windows": [{"size": "5m", "every": "1m"}],
         "measures": ["volume"]}
        """
        .formatted(model);
  }

  @Test
  void areOneObjectForAllOperatorsThatHearOfTheSameText() {
    // Given: texts of their own, as each operator gets them over the network
    ParsedMonitors one = new ParsedMonitors();
    ParsedMonitors other = new ParsedMonitors();

    // When
    Monitor first = one.of(text("shared"));
    Monitor second = other.of(text("shared"));

    // Then
    assertThat(second).isSameAs(first).isSameAs(ParsedMonitors.read(text("shared")));
    assertThat(ParsedMonitors.read("offset 7", text("shared")).monitor()).containsSame(first);
  }

  @Test
  void reportWhatIsWrongWithATextAtThePlaceItCameFromEachTime() {
    // Given
    ParsedMonitors.read("offset 7", "{}");

    // When
    MonitorReading again = ParsedMonitors.read("offset 8", "{}");

    // Then
    assertThat(again.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).asString().startsWith("offset 8"));
  }

  @Test
  void keepTextsApart() {
    // Given
    ParsedMonitors monitors = new ParsedMonitors();

    // When / Then
    assertThat(monitors.of(text("a")).model()).isEqualTo("a");
    assertThat(monitors.of(text("b")).model()).isEqualTo("b");
    assertThat(monitors.of(text("a")).model()).isEqualTo("a");
  }

  @Test
  void refuseATextThatIsNoMonitorEachTimeItComes() {
    // Given
    ParsedMonitors monitors = new ParsedMonitors();

    // When / Then
    assertThatThrownBy(() -> monitors.of("{}")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> monitors.of("{}")).isInstanceOf(RuntimeException.class);
  }
}
