package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/**
 * A rejection as it stands on its topic: key and value are those of the rejected record, everything
 * else is in headers whose names begin with {@value #PREFIX}. What was too large is cut, with its
 * true size in a header of its own.
 *
 * @param rejection the rejection, cut
 * @param messageSize of the whole message in UTF-8, bytes; 0 when it was not cut
 * @param keySize of the whole key, bytes; 0 when it was not cut
 * @param valueSize of the whole value, bytes; 0 when it was not cut
 */
public record DeadLetter(Rejection rejection, int messageSize, int keySize, int valueSize) {

  /** How the names of its headers begin. */
  public static final String PREFIX = "plumbline.error.";

  /** The header with the true size of a value that was cut. */
  public static final String VALUE_CUT = PREFIX + "truncated";

  /** The header with the true size of a key that was cut. */
  public static final String KEY_CUT = PREFIX + "truncated.key";

  static final String MESSAGE_CUT = PREFIX + "truncated.message";
  static final String REASON = PREFIX + "reason";
  static final String MESSAGE = PREFIX + "message";
  static final String STAGE = PREFIX + "stage";
  static final String TOPIC = PREFIX + "topic";
  static final String PARTITION = PREFIX + "partition";
  static final String OFFSET = PREFIX + "offset";
  static final String TIMESTAMP = PREFIX + "timestamp";

  /** Gives its headers, name and value in UTF-8. */
  public void addHeaders(BiConsumer<String, byte[]> headers) {
    add(headers, REASON, rejection.reason());
    add(headers, MESSAGE, rejection.message());
    add(headers, STAGE, rejection.stage());
    add(headers, TOPIC, rejection.topic());
    add(headers, PARTITION, Integer.toString(rejection.partition()));
    add(headers, OFFSET, Long.toString(rejection.offset()));
    add(headers, TIMESTAMP, Long.toString(rejection.timestamp()));
    addSize(headers, MESSAGE_CUT, messageSize);
    addSize(headers, KEY_CUT, keySize);
    addSize(headers, VALUE_CUT, valueSize);
  }

  private static void addSize(BiConsumer<String, byte[]> headers, String name, int size) {
    if (size > 0) {
      add(headers, name, Integer.toString(size));
    }
  }

  private static void add(BiConsumer<String, byte[]> headers, String name, String value) {
    headers.accept(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
