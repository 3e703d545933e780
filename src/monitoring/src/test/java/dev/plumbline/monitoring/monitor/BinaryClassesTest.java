package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import org.junit.jupiter.api.Test;

class BinaryClassesTest {

  private static MonitorReading read(String classes) {
    return MonitorFile.read(
        "m.yaml", "{model: m, task: binary, positive_class: \"true\", classes: " + classes + "}");
  }

  @Test
  void holdThePositiveClassInWhateverSpelling() {
    // Then
    assertThat(read("[\"0\", \"1\"]").problems()).isEmpty();
    assertThat(read("[\"False\", \"True\"]").orThrow().answers().classes())
        .containsExactly("0", "1");
  }

  @Test
  void areRefusedWithoutThePositiveClass() {
    // Then
    assertThat(read("[yes_, no_]").problems().toString())
        .contains("classes")
        .contains("lacks the positive class true");
  }

  @Test
  void areWrittenAndReadAgain() {
    // Given
    Monitor monitor = read("[\"0\", \"1\"]").orThrow();

    // When
    Monitor again = MonitorFile.read("again", MonitorFile.toJson(monitor)).orThrow();

    // Then
    assertThat(again).isEqualTo(monitor);
  }
}
