package dev.plumbline.monitoring.event;

/**
 * A record that could not be used, with the reason. Bad input is a value: it harms nothing else and
 * ends on the rejections topic byte for byte.
 *
 * @param reason a code of the closed list {@code dev.plumbline.schemas.value.Reason}
 * @param message what was found and what would be right, for the person who publishes
 * @param stage the stage that refused it
 * @param topic where it was read
 * @param partition where it was read
 * @param offset where it was read
 * @param timestamp the record's own timestamp, epoch milliseconds
 * @param key raw key, untouched, null when absent
 * @param value raw value, untouched, null when absent
 */
public record Rejection(
    String reason,
    String message,
    String stage,
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value) {

  /** The same with another message. */
  public Rejection withMessage(String other) {
    return new Rejection(reason, other, stage, topic, partition, offset, timestamp, key, value);
  }

  /** The same with another key and value. */
  public Rejection withRecord(byte[] otherKey, byte[] otherValue) {
    return new Rejection(
        reason, message, stage, topic, partition, offset, timestamp, otherKey, otherValue);
  }
}
