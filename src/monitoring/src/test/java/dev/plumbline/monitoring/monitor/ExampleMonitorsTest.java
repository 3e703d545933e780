package dev.plumbline.monitoring.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.monitoring.monitor.file.MonitorReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleMonitorsTest {

  private static final Path EXAMPLES = Path.of("../../job/monitors");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void thereIsOneForEachTask() throws IOException {
    // Given
    List<Path> files = examples();

    // When
    List<Task> tasks = files.stream().map(file -> read(file).orThrow().task()).toList();

    // Then
    assertThat(tasks).containsExactly(Task.BINARY, Task.REGRESSION, Task.MULTICLASS);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void haveNoProblemsAndSurviveTheTopic(Path file) {
    // Given
    MonitorReading reading = read(file);

    // When
    MonitorReading again = MonitorFile.read("topic", MonitorFile.toJson(reading.orThrow()));

    // Then
    assertThat(reading.problems()).isEmpty();
    assertThat(again).isEqualTo(reading);
  }

  private static MonitorReading read(Path file) {
    try {
      return MonitorFile.read(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
  }
}
