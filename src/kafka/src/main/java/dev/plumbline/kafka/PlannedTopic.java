package dev.plumbline.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A topic of the contract as it should be.
 *
 * @param name name of the topic
 * @param onePartition whether it must have a single partition, because its order is its meaning
 * @param settings topic settings that must have these values
 */
public record PlannedTopic(String name, boolean onePartition, Map<String, String> settings) {

  private static final Map<String, String> ARRIVAL_TIME =
      Map.of(RecordTimes.TYPE, RecordTimes.BROKERS_CLOCK);
  private static final Map<String, String> FOR_EVER =
      Map.of(CleanupPolicy.KEY, "delete", "retention.ms", "-1", "retention.bytes", "-1");

  /** Topics in the order of the dataflow. */
  public static final List<PlannedTopic> ALL =
      List.of(
          new PlannedTopic(TopicNames.PREDICTIONS, false, with(ARRIVAL_TIME)),
          new PlannedTopic(TopicNames.LABELS, false, with(ARRIVAL_TIME)),
          new PlannedTopic(TopicNames.MONITORS, true, FOR_EVER),
          new PlannedTopic(TopicNames.PROFILES, true, Map.of(CleanupPolicy.KEY, "compact")),
          new PlannedTopic(TopicNames.METRICS, false, with(Map.of())),
          new PlannedTopic(TopicNames.ALERTS, false, with(Map.of())),
          new PlannedTopic(TopicNames.RETRAINING_REQUESTS, false, with(Map.of())),
          new PlannedTopic(
              TopicNames.REJECTIONS, false, with(Map.of("max.message.bytes", "2097152"))));

  /** Copies the settings, sorted. */
  public PlannedTopic {
    settings = Map.copyOf(settings);
  }

  /**
   * What is not as it should be, one sentence each; empty when all is.
   *
   * @param partitions partitions that the topic has
   * @param actual settings that the topic has
   * @param maxFutureSkew the job's {@code time.max-future-skew}, up to which producers' own clocks
   *     will do
   * @param bootstrapServers for the command that mends a clock
   */
  public List<String> differences(
      int partitions, Map<String, String> actual, Duration maxFutureSkew, String bootstrapServers) {
    List<String> differences = new ArrayList<>();
    if (onePartition && partitions != 1) {
      differences.add("it has " + partitions + " partitions and must have 1");
    }
    new TreeMap<>(settings)
        .forEach(
            (key, value) -> {
              if (key.equals(RecordTimes.TYPE)) {
                RecordTimes.problem(
                        name,
                        actual.get(key),
                        actual.get(RecordTimes.AFTER_MAX),
                        maxFutureSkew,
                        bootstrapServers)
                    .ifPresent(differences::add);
              } else if (!value.equals(actual.get(key))) {
                differences.add(key + " is " + actual.get(key) + " and must be " + value);
              }
            });
    return differences;
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.put(CleanupPolicy.KEY, "delete");
    return all;
  }
}
