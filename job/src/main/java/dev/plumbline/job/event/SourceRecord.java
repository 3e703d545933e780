package dev.plumbline.job.event;

import dev.plumbline.monitoring.event.Rejection;
import java.io.Serializable;

/**
 * One thing a source says: a record with its place, or news about a partition or the whole input.
 *
 * @param kind what is said; only {@link Kind#RECORD} has key, value and offset
 * @param topic where it was read
 * @param partition where it was read
 * @param offset its place in the partition; −1 for news
 * @param timestamp the record's own timestamp, epoch milliseconds; see {@link Kind#INPUT_READ}
 * @param appendedAt when the broker took the record, by its clock, epoch milliseconds; {@link
 *     Long#MAX_VALUE} when only its producer gave it a time
 * @param key raw key, null when absent
 * @param value raw value, null when absent
 */
public record SourceRecord(
    Kind kind,
    String topic,
    int partition,
    long offset,
    long timestamp,
    long appendedAt,
    byte[] key,
    byte[] value)
    implements Serializable {

  /** What a source can say. */
  public enum Kind {
    RECORD,
    /** From now on records of this partition may come: event time must wait for them. */
    PARTITION_ASSIGNED,
    /** Everything in this partition was read and for a while nothing new came. */
    PARTITION_SILENT,
    /** A bounded input was read to its end by this subtask; the timestamp is its last event's. */
    INPUT_READ
  }

  private static final long NOBODY_KNOWS = Long.MAX_VALUE;

  /** A record read from a partition, with the time that its producer gave it. */
  public static SourceRecord of(
      String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {
    return new SourceRecord(
        Kind.RECORD, topic, partition, offset, timestamp, NOBODY_KNOWS, key, value);
  }

  /** A record read from a partition, with the time at which the broker took it. */
  public static SourceRecord appended(
      String topic, int partition, long offset, long timestamp, byte[] key, byte[] value) {
    return new SourceRecord(
        Kind.RECORD, topic, partition, offset, timestamp, timestamp, key, value);
  }

  /**
   * News that a bounded input was read.
   *
   * @param lastEvent time of the last event that any subtask reads, epoch milliseconds; {@link
   *     Long#MIN_VALUE} when there is none
   */
  public static SourceRecord inputRead(String topic, long lastEvent) {
    return new SourceRecord(Kind.INPUT_READ, topic, -1, -1, lastEvent, NOBODY_KNOWS, null, null);
  }

  /** News about a partition. */
  public static SourceRecord news(Kind kind, String topic, int partition) {
    return new SourceRecord(kind, topic, partition, -1, Long.MIN_VALUE, NOBODY_KNOWS, null, null);
  }

  /** Its rejection by a stage. */
  public Rejection rejected(String stage, String reason, String message) {
    return new Rejection(reason, message, stage, topic, partition, offset, timestamp, key, value);
  }
}
