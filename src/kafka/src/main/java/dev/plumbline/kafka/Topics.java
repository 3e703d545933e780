package dev.plumbline.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** The topics of a cluster, seen and created by an administrator. */
public final class Topics {

  private final KafkaAccess kafka;
  private final Admin admin;

  /** The topics that this administrator sees. */
  public Topics(KafkaAccess kafka, Admin admin) {
    this.kafka = kafka;
    this.admin = admin;
  }

  /** Names of the topics that are there. */
  public Set<String> names() {
    return kafka.await(admin.listTopics().names());
  }

  /**
   * What of a planned topic is not as it should be; the topic is there.
   *
   * @param maxFutureSkew the job's {@code time.max-future-skew}
   */
  public List<String> differences(PlannedTopic planned, Duration maxFutureSkew) {
    String name = planned.name();
    int partitions =
        kafka
            .await(
                admin.describeTopics(Set.of(name)).topicNameValues().get(name),
                KafkaRight.onTopic("Describe", name))
            .partitions()
            .size();
    Config config =
        kafka.ask(
            () -> BrokerAnswers.settings(admin, ConfigResource.Type.TOPIC, name),
            KafkaRight.onTopic("DescribeConfigs", name));
    Map<String, String> actual = new HashMap<>();
    config.entries().forEach(entry -> actual.put(entry.name(), entry.value()));
    return planned.differences(partitions, actual, maxFutureSkew, kafka.bootstrapServers());
  }

  /**
   * Creates a topic.
   *
   * @param partitions of topics whose order does not matter; empty for the broker's default
   * @param replication replicas of each partition; empty for the broker's default
   */
  public void create(
      PlannedTopic planned, Optional<Integer> partitions, Optional<Short> replication) {
    Optional<Integer> wanted = planned.onePartition() ? Optional.of(1) : partitions;
    NewTopic topic = new NewTopic(planned.name(), wanted, replication).configs(planned.settings());
    kafka.await(
        admin.createTopics(Set.of(topic)).all(), KafkaRight.onTopic("Create", planned.name()));
  }

  /**
   * Refuses when a topic is missing, or not to be seen.
   *
   * @param needed what is to be done there
   * @throws KafkaFailureException names it, and what creates it or grants the right
   */
  public void require(KafkaRight needed) {
    String name = needed.name();
    KafkaFuture<TopicDescription> described =
        admin.describeTopics(Set.of(name)).topicNameValues().get(name);
    if (!kafka.exists(described, needed)) {
      throw new KafkaFailureException(
          "There is no topic %s on %s. Create ours with: plumbline topics create"
              .formatted(name, kafka.bootstrapServers()),
          null);
    }
  }
}
