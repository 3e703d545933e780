package dev.plumbline.job.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.KeyOrder;
import dev.plumbline.monitoring.monitor.Segment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentNamesTest {

  private final SegmentNames names =
      new SegmentNames(
          List.of(
              new Segment("channel", List.of("web", "app")),
              new Segment("country", List.of("NL"))));

  private final AvroCursor cursor = new AvroCursor();

  private String[] of(Map<String, String> attributes) {
    names.clear();
    int place = 0;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      byte[] value = attribute.getValue().getBytes(StandardCharsets.UTF_8);
      byte[] key = (" " + attribute.getKey()).getBytes(StandardCharsets.UTF_8);
      key[0] = (byte) (2 * (key.length - 1)); // its length as Avro writes it
      cursor.over(key, 0);
      int segment = names.nextSegment(cursor, place++);
      if (segment != KeyOrder.NOT_WATCHED) {
        names.value(segment, value, 0, value.length);
      }
    }
    return names.combined();
  }

  @Test
  void namesTheSegmentsInTheOrderOfTheMonitor() {
    // When
    String[] both = of(Map.of("country", "DE", "channel", "web", "age", "7"));
    String[] one = of(Map.of("country", "NL"));
    String[] none = of(Map.of());

    // Then
    assertThat(both).containsExactly("channel=web", "country=__other__");
    assertThat(one).containsExactly("country=NL");
    assertThat(none).isEmpty();
  }

  @Test
  void givesTheSameArrayForTheSameSegments() {
    // Given
    String[] first = of(Map.of("channel", "web"));
    of(Map.of("channel", "app", "country", "NL"));

    // When
    String[] again = of(Map.of("channel", "web"));
    String[] asText = names.of(Map.of("channel", "web"));

    // Then
    assertThat(again).isSameAs(first);
    assertThat(asText).isSameAs(first);
  }
}
