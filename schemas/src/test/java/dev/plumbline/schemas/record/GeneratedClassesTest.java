package dev.plumbline.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.value.Decoded;
import dev.plumbline.v1.Label;
import dev.plumbline.v1.Prediction;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a producer in Java does, in a JVM started without any property for Avro. */
class GeneratedClassesTest {

  @Test
  void areWrittenInEachForm() {
    // Given
    Prediction prediction =
        Prediction.newBuilder()
            .setPredictedAt(Instant.parse(Samples.AT_TEXT))
            .setModel("fraud")
            .setPredictionId("p-1")
            .setLatencyMs(4.25)
            .setFeatures(Map.of("amount", 12.5, "country", "de"))
            .build();
    RecordReader reader = new RecordReader(Schemas.PREDICTION, WriterSchemas.ours());

    // When
    Decoded avro = reader.read(RecordWriter.singleObject(Schemas.PREDICTION).write(prediction));
    Decoded json = reader.read(RecordWriter.json(Schemas.PREDICTION).write(prediction));

    // Then
    assertThat(avro.record()).isEqualTo(json.record());
    assertThat(avro.record().get("predicted_at")).isEqualTo(Samples.AT);
    assertThat(avro.record().get("version")).isEqualTo("");
    assertThat(avro.record().get("features")).isEqualTo(Map.of("amount", 12.5, "country", "de"));
  }

  @Test
  void haveTheFingerprintOfTheContract() {
    // Then
    assertThat(SingleObjectHeader.of(Label.getClassSchema()))
        .isEqualTo(SingleObjectHeader.of(Schemas.LABEL));
  }

  @Test
  void encodeThemselvesToWhatTheReaderReads() throws java.io.IOException {
    // Given
    Label label =
        Label.newBuilder()
            .setLabelledAt(Instant.parse(Samples.AT_TEXT))
            .setModel("fraud")
            .setPredictionId("p-1")
            .setLabelClass("fraud")
            .build();

    // When
    byte[] value = label.toByteBuffer().array();

    // Then
    assertThat(new RecordReader(Schemas.LABEL, WriterSchemas.ours()).read(value).record())
        .isEqualTo(Samples.label());
  }

  @Test
  void areRefusedByTheWriterOfAnotherRecord() {
    // Given
    RecordWriter writer = RecordWriter.singleObject(Schemas.LABEL);

    // Then
    assertThatThrownBy(() -> writer.write(Samples.prediction()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Label", "Prediction");
  }

  @Test
  void areRefusedWhenARequiredFieldIsNull() {
    // Given
    Label label = new Label();

    // Then
    assertThatThrownBy(() -> RecordWriter.singleObject(Schemas.LABEL).write(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("labelled_at");
  }
}
