package dev.plumbline.job.stage.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.Rejection;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.schemas.Form;
import dev.plumbline.schemas.RecordReader;
import dev.plumbline.schemas.Schemas;
import dev.plumbline.schemas.WriterSchemas;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SerializersTest {

  private static final byte[] KEY = {1, 2};

  private static Rejection rejection(byte[] value) {
    return new Rejection("TRUNCATED", "cut ä", "ingest-labels", "labels", 3, 77, 1_234, KEY, value);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new TreeMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return headers;
  }

  @Test
  void writesARejectionAsItCameWithTheReasonInHeaders() {
    // Given
    byte[] value = {5, 6, 7};

    // When
    ProducerRecord<byte[], byte[]> record =
        new RejectionSerializer("rejections", 3).serialize(rejection(value), null, null);

    // Then
    assertThat(record.topic()).isEqualTo("rejections");
    assertThat(record.key()).isEqualTo(KEY);
    assertThat(record.value()).isEqualTo(value);
    assertThat(headers(record))
        .isEqualTo(
            Map.of(
                "plumbline.error.reason", "TRUNCATED",
                "plumbline.error.message", "cut ä",
                "plumbline.error.stage", "ingest-labels",
                "plumbline.error.topic", "labels",
                "plumbline.error.partition", "3",
                "plumbline.error.offset", "77",
                "plumbline.error.timestamp", "1234"));
  }

  @Test
  void cutsAValueThatTheTopicWouldNotTakeAndSaysHowLongItWas() {
    // Given
    byte[] value = {5, 6, 7, 8};

    // When
    ProducerRecord<byte[], byte[]> record =
        new RejectionSerializer("rejections", 3).serialize(rejection(value), null, null);

    // Then
    assertThat(record.value()).containsExactly(5, 6, 7);
    assertThat(headers(record)).containsEntry("plumbline.error.truncated", "4");
  }

  @Test
  void writesARejectionWithoutKeyAndValue() {
    // Given
    Rejection empty =
        new Rejection("EMPTY_VALUE", "empty", "ingest-labels", "labels", 3, 77, 1_234, null, null);

    // When
    ProducerRecord<byte[], byte[]> record =
        new RejectionSerializer("rejections", 3).serialize(empty, null, null);

    // Then
    assertThat(record.key()).isNull();
    assertThat(record.value()).isNull();
  }

  @Test
  void keysAMeasurementByItsSeriesAndWritesWhatAReaderReads() {
    // Given
    Measurement measurement =
        new Measurement(
            "m",
            "7",
            "channel=web",
            "accuracy",
            "",
            "",
            Axis.LABEL_TIME,
            1_000,
            2_000,
            0.5,
            null,
            0.4,
            0.6,
            null,
            10,
            null,
            null,
            null,
            null,
            0,
            false,
            ClosedBy.WATERMARK,
            1,
            "");
    ShapedSerializer<Measurement> serializer =
        new ShapedSerializer<>(
            new MeasurementShape(), new WriterSettings("metrics", Form.SINGLE_OBJECT, null));
    serializer.open(null, null);

    // When
    ProducerRecord<byte[], byte[]> record = serializer.serialize(measurement, null, null);

    // Then
    assertThat(record.topic()).isEqualTo("metrics");
    assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("m/7/channel=web");
    RecordReader reader = new RecordReader(Schemas.MEASUREMENT, WriterSchemas.ours());
    assertThat(reader.read(record.value()).record().get("value")).isEqualTo(0.5);
  }
}
