package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlatLabelsTest {

  @Test
  void writesNamesInOrderWithTheirLengths() {
    // Given
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("team", "risk");
    labels.put("area", "eu");

    // When
    String flat = FlatLabels.write(labels);

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
