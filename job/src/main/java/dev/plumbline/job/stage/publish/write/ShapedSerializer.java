package dev.plumbline.job.stage.publish.write;

import dev.plumbline.monitoring.record.AvroShape;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.record.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events as Kafka records, in their Avro shape and the form that the settings ask for. One that
 * needs a registry waits for it when it is opened, see {@link PatientOpening}.
 *
 * @param <T> the event
 */
public final class ShapedSerializer<T> implements KafkaRecordSerializationSchema<T> {

  private static final Duration ASK_EVERY = Duration.ofSeconds(1);

  private final AvroShape<T> shape;
  private final WriterSettings settings;

  private transient RecordWriter writer;

  public ShapedSerializer(AvroShape<T> shape, WriterSettings settings) {
    this.shape = shape;
    this.settings = settings;
  }

  @Override
  public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext)
      throws InterruptedException {
    writer =
        settings.form() == Form.CONFLUENT
            ? new PatientOpening(settings.topic(), ASK_EVERY, context.getMetricGroup())
                .open(() -> settings.open(shape.schema()))
            : settings.open(shape.schema());
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T event, KafkaSinkContext context, Long timestamp) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            settings.topic(),
            shape.key(event).getBytes(StandardCharsets.UTF_8),
            writer.write(shape.record(event)));
    shape.addHeaders(event, record.headers()::add);
    return record;
  }
}
