package dev.plumbline.kafka;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether the timestamps of a topic's records can be trusted: an event may lie {@code
 * time.max-future-skew} beyond its record's timestamp, so this must be the broker's own ({@code
 * LogAppendTime}, preferred), or the broker must refuse what lies further ahead of its clock than
 * that skew. The broker then keeps event time honest, live and in a replay alike.
 */
public final class RecordTimes {

  /** The topic's setting that says whose clock it is. */
  public static final String TYPE = "message.timestamp.type";

  /** The topic's setting that says how far a producer's clock may run ahead, in milliseconds. */
  public static final String AFTER_MAX = "message.timestamp.after.max.ms";

  /** The value of {@link #TYPE} with which the broker's clock is taken. */
  public static final String BROKERS_CLOCK = "LogAppendTime";

  private RecordTimes() {}

  /**
   * What is wrong with a topic's timestamps, with the command that mends it; empty when nothing is.
   *
   * @param type the topic's value of {@link #TYPE}
   * @param afterMax the topic's value of {@link #AFTER_MAX}; null for a broker without it
   * @param maxFutureSkew the job's {@code time.max-future-skew}
   * @param bootstrapServers for the command
   */
  public static Optional<String> problem(
      String topic, String type, String afterMax, Duration maxFutureSkew, String bootstrapServers) {
    long most = maxFutureSkew.toMillis();
    if (BROKERS_CLOCK.equals(type) || afterMax != null && Long.parseLong(afterMax) <= most) {
      return Optional.empty();
    }
    return Optional.of(
        "topic '%s' has %s=%s and %s=%s: one producer whose clock runs ahead would move event time for all. Let the broker take at most time.max-future-skew: kafka-configs --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=%d (better, where producers' timestamps are not needed: %s=%s)"
            .formatted(
                topic,
                TYPE,
                type,
                AFTER_MAX,
                afterMax,
                bootstrapServers,
                topic,
                AFTER_MAX,
                most,
                TYPE,
                BROKERS_CLOCK));
  }
}
