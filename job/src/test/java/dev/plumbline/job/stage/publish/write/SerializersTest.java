package dev.plumbline.job.stage.publish.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.record.MeasurementShape;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class SerializersTest {

  @Test
  void keysAMeasurementByItsSeriesAndWritesWhatAReaderReads() throws Exception {
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
