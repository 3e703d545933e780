package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatLabelsTest {

  @Test
  void writesNamesInOrderWithTheirLengths() {
    // When
    String flat = FlatLabels.write(Map.of("team", "risk", "area", "eu"));

    // Then
    assertThat(flat).isEqualTo("4:area2:eu4:team4:risk");
  }

  @Test
  void readsBackWhateverTheLabelsHold() {
    // Given
    Map<String, String> labels =
        Map.of("", "", "a:b", "3:x", "line\nbreak", "=,;\"", "Umlaut ä", "\uD83D\uDE80");

    // When, Then
    assertThat(FlatLabels.read(FlatLabels.write(labels))).isEqualTo(labels);
    assertThat(FlatLabels.read(FlatLabels.write(Map.of()))).isEmpty();
  }
}
