package dev.plumbline.job.stage.publish;

import dev.plumbline.job.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Rejections as Kafka records: key and value as they came, the reason in headers. A value longer
 * than the topic takes is cut, and {@code plumbline.error.truncated} says how long it was.
 */
final class RejectionSerializer implements KafkaRecordSerializationSchema<Rejection> {

  private static final String PREFIX = "plumbline.error.";

  private final String topic;
  private final int longestValue;

  RejectionSerializer(String topic, int longestValue) {
    this.topic = topic;
    this.longestValue = longestValue;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Rejection rejection, KafkaSinkContext context, Long timestamp) {
    byte[] value = rejection.value();
    boolean cut = value != null && value.length > longestValue;
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, rejection.key(), cut ? Arrays.copyOf(value, longestValue) : value);
    Headers headers = record.headers();
    add(headers, "reason", rejection.reason());
    add(headers, "message", rejection.message());
    add(headers, "stage", rejection.stage());
    add(headers, "topic", rejection.topic());
    add(headers, "partition", Integer.toString(rejection.partition()));
    add(headers, "offset", Long.toString(rejection.offset()));
    add(headers, "timestamp", Long.toString(rejection.timestamp()));
    if (cut) {
      add(headers, "truncated", Integer.toString(value.length));
    }
    return record;
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
