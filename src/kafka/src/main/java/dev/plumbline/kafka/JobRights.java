package dev.plumbline.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * What whoever an administrator logs in as may do of what the job does; asked by the job at its
 * start and by {@code plumbline preflight} before. Nothing is changed, but that the broker
 * remembers one transactional id for some days.
 */
public final class JobRights {

  /** Ends the names of what is only asked about: no member of a group, no transaction, is ours. */
  private static final String PROBE = "preflight";

  private final Admin admin;

  /** What may be done on each topic, in Kafka's tool's words; null where the broker cannot say. */
  private final Map<String, Set<String>> granted = new TreeMap<>();

  /**
   * Looks at topics.
   *
   * @throws KafkaException when the broker does not answer
   */
  public JobRights(Admin admin, Collection<String> topics) {
    this.admin = admin;
    DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
    admin.describeTopics(topics, options).topicNameValues().forEach(this::look);
  }

  private void look(String topic, KafkaFuture<TopicDescription> described) {
    try {
      Set<AclOperation> operations = BrokerAnswers.get(described).authorizedOperations();
      granted.put(topic, operations == null ? null : named(operations));
    } catch (AuthorizationException e) {
      granted.put(topic, withoutDescribe(topic));
    } catch (UnknownTopicOrPartitionException e) {
      granted.remove(topic); // it is not there
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

  /** Whether a topic is there and this may be done on it. */
  public boolean allows(String operation, String topic) {
    Set<String> operations = granted.get(topic);
    return isThere(topic) && (operations == null || operations.contains(operation));
  }

  private static Set<String> named(Set<AclOperation> operations) {
    return operations.stream().map(SecurityUtils::operationName).collect(Collectors.toSet());
  }

  /**
   * Each right that is needed and missing, on topics as far as they are there.
   *
   * @throws KafkaException when the broker does not answer
   */
  public List<KafkaRight> missing(JobNeeds needs) {
    List<KafkaRight> missing = new ArrayList<>();
    needs.onTopics().stream()
        .filter(right -> isThere(right.name()) && !allows(right.operation(), right.name()))
        .forEach(missing::add);
    RemoveMembersFromConsumerGroupOptions nobody =
        new RemoveMembersFromConsumerGroupOptions(Set.of(new MemberToRemove("plumbline-" + PROBE)));
    String group = needs.onGroup().name();
    if (isRefused(admin.removeMembersFromConsumerGroup(group, nobody).all())) {
      missing.add(needs.onGroup());
    }
    needs
        .onTransactions()
        .filter(right -> isRefused(admin.fenceProducers(List.of(right.name() + "-" + PROBE)).all()))
        .ifPresent(missing::add);
    return missing;
  }

  /** Any other answer than that it is not allowed says that it is. */
  private static boolean isRefused(KafkaFuture<?> asked) {
    try {
      BrokerAnswers.get(asked);
      return false;
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      Throwable root = e;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root instanceof AuthorizationException;
    }
  }
}
