package dev.plumbline.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * What whoever these settings log in as may do of what the job does. Asks as the job itself does at
 * its start; nothing is changed, but that the broker remembers one transactional id for some days.
 */
public final class JobRights {

  /** Ends the names of what is only asked about: no member of a group, no transaction, is ours. */
  private static final String PROBE = "preflight";

  private final KafkaAccess kafka;
  private final Admin admin;

  /** What may be done on each topic, in Kafka's tool's words; null where the broker cannot say. */
  private final Map<String, Set<String>> granted = new TreeMap<>();

  /** Looks at the topics of the contract. */
  public JobRights(KafkaAccess kafka, Admin admin) {
    this.kafka = kafka;
    this.admin = admin;
    List<String> names = PlannedTopic.ALL.stream().map(PlannedTopic::name).toList();
    DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    admin.describeTopics(names, options).topicNameValues().forEach(this::look);
  }

  private void look(String topic, KafkaFuture<TopicDescription> described) {
    Optional<Throwable> failure = failure(described);
    if (failure.isEmpty()) {
      Set<AclOperation> operations = kafka.await(described).authorizedOperations();
      granted.put(topic, operations == null ? null : named(operations));
    } else if (failure.get() instanceof AuthorizationException) {
      granted.put(topic, withoutDescribe(topic));
    } else if (!(failure.get() instanceof UnknownTopicOrPartitionException)) {
      throw kafka.explain(failure.get());
    }
  }

  /** What else is granted on a topic that must not be described: that can only be tried. */
  private Set<String> withoutDescribe(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return isRefused(admin.describeConfigs(Set.of(resource)).all())
        ? Set.of()
        : named(Set.of(AclOperation.DESCRIBE_CONFIGS));
  }

  /** Whether a topic is there, or may be: one that must not be seen counts as there. */
  public boolean isThere(String topic) {
    return granted.containsKey(topic);
  }

  /** Whether this may be done on the topic. */
  public boolean allows(String operation, String topic) {
    Set<String> operations = granted.get(topic);
    return granted.containsKey(topic) && (operations == null || operations.contains(operation));
  }

  private static Set<String> named(Set<AclOperation> operations) {
    return operations.stream().map(SecurityUtils::operationName).collect(Collectors.toSet());
  }

  /**
   * Each right that the job needs and that is missing, with the command that grants it.
   *
   * @param jobId the job's {@code job.id}
   * @param group its consumer group
   */
  public List<String> missing(String jobId, String group) {
    List<KafkaRight> missing = new ArrayList<>();
    KafkaRight.ofTheJobOnTopics(
            List.of("predictions", "labels"),
            List.of("monitors", "profiles", "alerts"),
            List.of("metrics", "alerts", "rejections", "profiles"),
            List.of("alerts", "rejections"))
        .stream()
        .filter(right -> isThere(right.name()) && !allows(right.operation(), right.name()))
        .forEach(missing::add);
    RemoveMembersFromConsumerGroupOptions nobody =
        new RemoveMembersFromConsumerGroupOptions(Set.of(new MemberToRemove("plumbline-" + PROBE)));
    if (isRefused(admin.removeMembersFromConsumerGroup(group, nobody).all())) {
      missing.add(KafkaRight.onGroup("Read", group));
    }
    String prefix = jobId + "-alerts";
    if (isRefused(admin.fenceProducers(List.of(prefix + "-" + PROBE)).all())) {
      missing.add(KafkaRight.onTransactions("Write", prefix));
    }
    return missing.stream()
        .map(right -> right.missing(kafka.principal(), kafka.bootstrapServers()))
        .toList();
  }

  private boolean isRefused(KafkaFuture<?> asked) {
    return failure(asked).filter(AuthorizationException.class::isInstance).isPresent();
  }

  private Optional<Throwable> failure(KafkaFuture<?> asked) {
    try {
      kafka.await(asked);
      return Optional.empty();
    } catch (KafkaFailureException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return Optional.of(root);
    }
  }
}
