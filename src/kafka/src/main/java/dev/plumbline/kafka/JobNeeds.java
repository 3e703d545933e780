package dev.plumbline.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one table of the rights that the job needs on Kafka, and no more; {@code deploy/README.md}
 * lists the same for people.
 *
 * @param onTopics on topics; Read and Write include Describe
 * @param onGroup on its consumer group, where the offsets of events are kept
 * @param onTransactions on the transactions of alerts; empty where it writes none
 */
public record JobNeeds(
    List<KafkaRight> onTopics, KafkaRight onGroup, Optional<KafkaRight> onTransactions) {

  /** To see how long a broker lets a transaction stay open; needed where there are transactions. */
  public static final KafkaRight ON_BROKERS = KafkaRight.onCluster("DescribeConfigs");

  /**
   * What a job needs.
   *
   * @param jobId its {@code job.id}
   * @param group its consumer group
   * @param inTransactions whether it writes alerts in transactions
   */
  public static JobNeeds of(TopicNames topics, String jobId, String group, boolean inTransactions) {
    return new JobNeeds(
        onTopics(topics),
        KafkaRight.onGroup("Read", group),
        inTransactions
            ? Optional.of(KafkaRight.onTransactions("Write", jobId + "-alerts"))
            : Optional.empty());
  }

  private static List<KafkaRight> onTopics(TopicNames topics) {
    List<String> events = List.of(topics.predictions(), topics.labels());
    List<KafkaRight> rights = new ArrayList<>();
    add(rights, "Read", events);
    // Whose clock is in their records.
    add(rights, "DescribeConfigs", events);
    // Alerts are read back after a restore.
    add(rights, "Read", List.of(topics.monitors(), topics.profiles(), topics.alerts()));
    // The job's lease is written beside the profiles.
    add(
        rights,
        "Write",
        List.of(topics.metrics(), topics.alerts(), topics.rejections(), topics.profiles()));
    // Whether alerts are kept, and how large a rejection may be.
    add(rights, "DescribeConfigs", List.of(topics.alerts(), topics.rejections()));
    return List.copyOf(rights);
  }

  private static void add(List<KafkaRight> rights, String operation, List<String> topics) {
    topics.forEach(topic -> rights.add(KafkaRight.onTopic(operation, topic)));
  }
}
