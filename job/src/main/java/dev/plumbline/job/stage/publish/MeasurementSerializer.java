package dev.plumbline.job.stage.publish;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.schemas.RecordWriter;
import dev.plumbline.schemas.Schemas;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Measurements as Kafka records, keyed by {@code model/version/segment}. */
final class MeasurementSerializer implements KafkaRecordSerializationSchema<Measurement> {

  private final WriterSettings settings;

  private transient RecordWriter writer;

  MeasurementSerializer(WriterSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    writer = settings.open(Schemas.MEASUREMENT);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Measurement measurement, KafkaSinkContext context, Long timestamp) {
    String key =
        String.join("/", measurement.model(), measurement.version(), measurement.segment());
    return new ProducerRecord<>(
        settings.topic(),
        key.getBytes(StandardCharsets.UTF_8),
        writer.write(MeasurementRecords.of(measurement)));
  }
}
