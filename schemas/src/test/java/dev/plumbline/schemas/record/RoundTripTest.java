package dev.plumbline.schemas.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.avro.SingleObjectHeader;
import dev.plumbline.schemas.value.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

  private static Stream<GenericRecord> records() {
    return Stream.of(Samples.prediction(), Samples.label(), Samples.alert());
  }

  @ParameterizedTest
  @MethodSource("records")
  void readsBackWhatWasWrittenAsSingleObject(GenericRecord record) {
    // Given
    byte[] value = RecordWriter.singleObject(record.getSchema()).write(record);

    // When
    Decoded decoded = new RecordReader(record.getSchema(), WriterSchemas.ours()).read(value);

    // Then
    assertThat(decoded.record()).isEqualTo(record);
  }

  @ParameterizedTest
  @MethodSource("records")
  void readsBackWhatWasWrittenAsJson(GenericRecord record) {
    // Given
    byte[] value = RecordWriter.json(record.getSchema()).write(record);

    // When
    Decoded decoded = new RecordReader(record.getSchema(), WriterSchemas.ours()).read(value);

    // Then
    assertThat(decoded.record()).isEqualTo(record);
  }

  @Test
  void writesJsonOnOneLineInTheOrderOfTheSchema() {
    // Given
    RecordWriter writer = RecordWriter.json(Schemas.LABEL);

    // When
    byte[] value = writer.write(Samples.label());

    // Then
    assertThat(new String(value, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"labelled_at\":\"2026-12-01T08:30:00.250Z\",\"model\":\"fraud\","
                + "\"prediction_id\":\"p-1\",\"label_class\":\"fraud\",\"label_value\":null,"
                + "\"retracted\":false}");
  }

  @Test
  void writesMapsInOrderOfTheirKeysAndNaNAsNull() {
    // Given
    GenericRecord record = Samples.prediction();
    record.put("feature_values", List.of(1.0, Double.NaN));

    // When
    byte[] value = RecordWriter.json(Schemas.PREDICTION).write(record);

    // Then
    assertThat(new String(value, StandardCharsets.UTF_8))
        .contains(
            "\"features\":{\"age\":17,\"amount\":12.5,\"country\":\"de\",\"income\":null,\"vip\":true}")
        .contains("\"feature_values\":[1.0,null]");
  }

  @Test
  void startsASingleObjectWithItsTenBytes() {
    // Given
    RecordWriter writer = RecordWriter.singleObject(Schemas.LABEL);

    // When
    byte[] value = writer.write(Samples.label());

    // Then
    assertThat(value).startsWith(SingleObjectHeader.of(Schemas.LABEL).bytes());
    assertThat(value).startsWith(0xC3, 0x01);
  }
}
