package dev.plumbline.job.stage.publish.rejection;

import dev.plumbline.monitoring.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Rejections as Kafka records that are never larger than a limit: key and value as they came, the
 * reason in headers. Where the whole is too large, key and value share the room that the headers
 * leave: each has half of it, and what one does not need the other takes. A message of more than a
 * quarter of the limit is cut first. What was cut is told in headers with its true size in bytes:
 * {@code plumbline.error.truncated} of the value, {@code plumbline.error.truncated.key} and {@code
 * plumbline.error.truncated.message}.
 *
 * <p>Example: of a key of 3,000,000 bytes and a value of 100 under a limit of 2,097,152 the value
 * stays whole and the key keeps about 2,096,600.
 */
public final class RejectionSerializer implements KafkaRecordSerializationSchema<Rejection> {

  private static final String PREFIX = "plumbline.error.";
  private static final String VALUE_CUT = PREFIX + "truncated";
  private static final String KEY_CUT = PREFIX + "truncated.key";
  private static final String MESSAGE_CUT = PREFIX + "truncated.message";

  /** Digits of the largest size that an array of bytes can have. */
  private static final int DIGITS = 10;

  private final String topic;
  private final int limit;

  /**
   * Rejections for a topic.
   *
   * @param limit bytes of the largest batch that the topic takes, at least {@link
   *     RejectionLimit#SMALLEST}
   */
  public RejectionSerializer(String topic, int limit) {
    if (limit < RejectionLimit.SMALLEST) {
      throw new IllegalArgumentException(
          "limit must be at least " + RejectionLimit.SMALLEST + ", found " + limit);
    }
    this.topic = topic;
    this.limit = limit;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Rejection rejection, KafkaSinkContext context, Long timestamp) {
    Headers headers = headers(rejection);
    byte[] key = rejection.key();
    byte[] value = rejection.value();
    int keyLength = key == null ? 0 : key.length;
    int valueLength = value == null ? 0 : value.length;
    if (RecordSize.of(headers, keyLength, valueLength) > limit) {
      int room = limit - (int) RecordSize.of(headers, 0, 0) - roomToSayWhatWasCut();
      int keyRoom = Math.max(room / 2, room - valueLength);
      if (keyLength > keyRoom) {
        key = Arrays.copyOf(key, keyRoom);
        add(headers, KEY_CUT, Integer.toString(keyLength));
      }
      int valueRoom = room - Math.min(keyLength, keyRoom);
      if (valueLength > valueRoom) {
        value = Arrays.copyOf(value, valueRoom);
        add(headers, VALUE_CUT, Integer.toString(valueLength));
      }
    }
    return new ProducerRecord<>(topic, null, key, value, headers);
  }

  private Headers headers(Rejection rejection) {
    Headers headers = new RecordHeaders();
    byte[] message = rejection.message().getBytes(StandardCharsets.UTF_8);
    byte[] kept = Utf8.cut(message, limit / 4);
    add(headers, PREFIX + "reason", rejection.reason());
    headers.add(PREFIX + "message", kept);
    add(headers, PREFIX + "stage", rejection.stage());
    add(headers, PREFIX + "topic", rejection.topic());
    add(headers, PREFIX + "partition", Integer.toString(rejection.partition()));
    add(headers, PREFIX + "offset", Long.toString(rejection.offset()));
    add(headers, PREFIX + "timestamp", Long.toString(rejection.timestamp()));
    if (kept.length < message.length) {
      add(headers, MESSAGE_CUT, Integer.toString(message.length));
    }
    return headers;
  }

  private static int roomToSayWhatWasCut() {
    return RecordSize.ofHeader(KEY_CUT, DIGITS) + RecordSize.ofHeader(VALUE_CUT, DIGITS);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
