package dev.plumbline.job.stage.publish;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.schemas.RecordWriter;
import dev.plumbline.schemas.Schemas;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Alerts as Kafka records, keyed by their {@code alert_key}. */
final class AlertSerializer implements KafkaRecordSerializationSchema<Alert> {

  private final WriterSettings settings;

  private transient RecordWriter writer;

  AlertSerializer(WriterSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    writer = settings.open(Schemas.ALERT);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Alert alert, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        settings.topic(),
        alert.alertKey().getBytes(StandardCharsets.UTF_8),
        writer.write(AlertRecords.of(alert)));
  }
}
