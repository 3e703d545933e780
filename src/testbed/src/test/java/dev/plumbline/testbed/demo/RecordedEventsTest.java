package dev.plumbline.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.plumbline.testbed.traffic.TimedEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedEventsTest {

  private static final String HEADER =
      "prediction_id,predicted_at,model,predicted_class,labelled_at,label_class";

  @TempDir private Path folder;

  @Test
  void sendsALabelAfterLaterPredictionsWhenItsTimeIsLater() throws Exception {
    // Given
    Path file =
        write(
            "a,1997-01-01T00:00:00Z,m,UP,1997-01-01T01:00:00Z,UP",
            "b,1997-01-01T00:30:00Z,m,UP,1997-01-01T01:30:00Z,DOWN");

    // When
    List<TimedEvent> events = new ArrayList<>();
    new RecordedEvents(file).forEachRemaining(events::add);

    // Then
    assertThat(events)
        .extracting(
            event -> event.event().getSchema().getName() + " " + event.event().get("prediction_id"))
        .containsExactly("Prediction a", "Prediction b", "Label a", "Label b");
    assertThat(events.get(2).at()).isEqualTo(Instant.parse("1997-01-01T01:00:00Z").toEpochMilli());
    assertThat(events.get(3).event().get("label_class")).hasToString("DOWN");
  }

  @Test
  void namesTheRowThatIsNoEvent() throws Exception {
    // Given
    Path file = write("a,yesterday,m,UP,1997-01-01T01:00:00Z,UP");

    // Then
    assertThatIOException()
        .isThrownBy(() -> new RecordedEvents(file))
        .withMessageContaining("line=2")
        .withMessageContaining("predicted_at");
  }

  private Path write(String... rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of(rows));
    lines.add(0, HEADER);
    return Files.write(folder.resolve("data.csv"), lines);
  }
}
