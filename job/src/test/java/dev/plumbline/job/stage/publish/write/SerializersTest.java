package dev.plumbline.job.stage.publish.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Measurements;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
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
        Measurements.of(
            "7", "channel=web", "accuracy", Axis.LABEL_TIME, Reading.of(0.5, 0.4, 0.6, 10L));
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
