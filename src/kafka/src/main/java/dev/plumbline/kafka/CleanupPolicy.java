package dev.plumbline.kafka;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether a topic keeps each record until its retention has passed. A compacted one does not: of
 * the steps in the life of an alert it would keep the last, and nobody could tell after a restore
 * which of them had been published.
 */
public final class CleanupPolicy {

  /** The topic's setting. */
  public static final String KEY = "cleanup.policy";

  private CleanupPolicy() {}

  /**
   * What is wrong with the policy of a topic that is read back, with the command that mends it;
   * empty when nothing is.
   *
   * @param policy the topic's value of {@link #KEY}, such as {@code compact,delete}
   * @param bootstrapServers for the command
   */
  public static Optional<String> problem(String topic, String policy, String bootstrapServers) {
    boolean isCompacted =
        Arrays.stream(policy.split(",")).map(String::strip).anyMatch("compact"::equals);
    return isCompacted
        ? Optional.of(
            "topic '%s' has %s=%s: Kafka would remove steps of an alert that the job looks for after a restore, and it would write them twice. Let it keep all: kafka-configs --bootstrap-server %s --alter --entity-type topics --entity-name %s --add-config %s=delete"
                .formatted(topic, KEY, policy, bootstrapServers, topic, KEY))
        : Optional.empty();
  }
}
