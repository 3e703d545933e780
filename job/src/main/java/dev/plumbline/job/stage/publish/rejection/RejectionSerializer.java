package dev.plumbline.job.stage.publish.rejection;

import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.monitoring.record.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Rejections as Kafka records that are never larger than a limit: key and value as they came, the
 * reason in headers, as {@link DeadLetter} has it. Where the whole is too large, key and value
 * share the room that the headers leave: each has half of it, and what one does not need the other
 * takes. A message of more than a quarter of the limit is cut first. What was cut is reported in
 * headers with its true size in bytes: {@code plumbline.error.truncated} of the value, {@code
 * plumbline.error.truncated.key} and {@code plumbline.error.truncated.message}.
 *
 * <p>Example: of a key of 3,000,000 bytes and a value of 100 under a limit of 2,097,152 the value
 * stays whole and the key keeps about 2,096,600.
 */
public final class RejectionSerializer implements KafkaRecordSerializationSchema<Rejection> {

  /** Digits of the largest size that an array of bytes can have. */
  private static final int DIGITS = 10;

  /** A character of Java takes at most three bytes of UTF-8, a pair of them four. */
  private static final int MOST_BYTES_A_CHARACTER = 3;

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
    DeadLetter letter = withinQuarter(rejection);
    Headers headers = headersOf(letter);
    int keyLength = lengthOf(rejection.key());
    int valueLength = lengthOf(rejection.value());
    if (RecordSize.of(headers, keyLength, valueLength) > limit) {
      int room = limit - (int) RecordSize.of(headers, 0, 0) - roomToSayWhatWasCut();
      int keyRoom = Math.max(room / 2, room - valueLength);
      letter = cut(letter, keyRoom, room - Math.min(keyLength, keyRoom));
      headers = headersOf(letter);
    }
    return new ProducerRecord<>(
        topic, null, letter.rejection().key(), letter.rejection().value(), headers);
  }

  /** The letter, its message cut to a quarter of the limit. */
  private DeadLetter withinQuarter(Rejection rejection) {
    int most = limit / 4;
    if (rejection.message().length() <= most / MOST_BYTES_A_CHARACTER) {
      return new DeadLetter(rejection, 0, 0, 0);
    }
    byte[] message = rejection.message().getBytes(StandardCharsets.UTF_8);
    byte[] kept = Utf8.cut(message, most);
    return kept.length == message.length
        ? new DeadLetter(rejection, 0, 0, 0)
        : new DeadLetter(
            rejection.withMessage(new String(kept, StandardCharsets.UTF_8)), message.length, 0, 0);
  }

  private static DeadLetter cut(DeadLetter letter, int keyRoom, int valueRoom) {
    Rejection whole = letter.rejection();
    boolean isKeyCut = lengthOf(whole.key()) > keyRoom;
    boolean isValueCut = lengthOf(whole.value()) > valueRoom;
    return new DeadLetter(
        whole.withRecord(
            isKeyCut ? Arrays.copyOf(whole.key(), keyRoom) : whole.key(),
            isValueCut ? Arrays.copyOf(whole.value(), valueRoom) : whole.value()),
        letter.messageSize(),
        isKeyCut ? whole.key().length : 0,
        isValueCut ? whole.value().length : 0);
  }

  private static Headers headersOf(DeadLetter letter) {
    Headers headers = new RecordHeaders();
    letter.addHeaders(headers::add);
    return headers;
  }

  private static int roomToSayWhatWasCut() {
    return RecordSize.ofHeader(DeadLetter.KEY_CUT, DIGITS)
        + RecordSize.ofHeader(DeadLetter.VALUE_CUT, DIGITS);
  }

  private static int lengthOf(byte[] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
