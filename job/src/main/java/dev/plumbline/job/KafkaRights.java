package dev.plumbline.job;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.kafka.KafkaRight;
import dev.plumbline.kafka.TopicNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * Finds, before anything starts, each right on Kafka that the job needs and has not. What is asked
 * changes nothing, but that the broker remembers one transactional id for some days.
 */
final class KafkaRights {

  /** Ends the names of what is only asked about: no member of a group, no transaction, is ours. */
  private static final String PROBE = "preflight";

  private final Admin admin;
  private final JobSettings settings;
  private final int timeoutS;
  private final Map<String, String> client = new HashMap<>();

  /** What may be done on each topic, in Kafka's tool's words; null where the broker cannot say. */
  private final Map<String, Set<String>> granted = new TreeMap<>();

  KafkaRights(Admin admin, JobSettings settings, int timeoutS) {
    this.admin = admin;
    this.settings = settings;
    this.timeoutS = timeoutS;
    settings
        .kafka()
        .stringPropertyNames()
        .forEach(key -> client.put(key, settings.kafka().getProperty(key)));
  }

  /** Every topic that is not there, and every right that is missing, one sentence each. */
  List<String> problems() throws InterruptedException, ExecutionException, TimeoutException {
    List<String> problems = new ArrayList<>(lookAtTopics());
    for (KafkaRight right : onTopics()) {
      Set<String> operations = granted.get(right.name());
      if (operations != null && !operations.contains(right.operation())) {
        problems.add(missing(right));
      }
    }
    String group = settings.kafka().getProperty("group.id", settings.jobId());
    requireBy(
        admin
            .removeMembersFromConsumerGroup(
                group,
                new RemoveMembersFromConsumerGroupOptions(
                    Set.of(new MemberToRemove("plumbline-" + PROBE))))
            .all(),
        KafkaRight.onGroup("Read", group),
        problems);
    if (settings.alertsExactlyOnce()) {
      String prefix = settings.jobId() + "-alerts";
      requireBy(
          admin.fenceProducers(List.of(prefix + "-" + PROBE)).all(),
          KafkaRight.onTransactions("Write", prefix),
          problems);
    }
    return problems;
  }

  /** Whether a topic is there and this may be done on it. */
  boolean allows(String operation, String topic) {
    Set<String> operations = granted.get(topic);
    return granted.containsKey(topic) && (operations == null || operations.contains(operation));
  }

  private static Set<String> named(Set<AclOperation> operations) {
    return operations.stream().map(SecurityUtils::operationName).collect(Collectors.toSet());
  }

  /** That a right is missing, and what grants it. */
  String missing(KafkaRight right) {
    return right.missing(
        KafkaRight.principal(client), settings.kafka().getProperty("bootstrap.servers"));
  }

  private List<KafkaRight> onTopics() {
    TopicNames topics = settings.topics();
    return KafkaRight.ofTheJobOnTopics(
        List.of(topics.predictions(), topics.labels()),
        List.of(topics.monitors(), topics.profiles(), topics.alerts()),
        List.of(topics.metrics(), topics.alerts(), topics.rejections(), topics.profiles()),
        List.of(topics.alerts(), topics.rejections()));
  }

  private List<String> lookAtTopics()
      throws InterruptedException, ExecutionException, TimeoutException {
    List<String> missing = new ArrayList<>();
    Map<String, KafkaFuture<TopicDescription>> described =
        admin
            .describeTopics(
                settings.topics().all(),
                new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    for (String topic : settings.topics().all()) {
      try {
        Set<AclOperation> operations =
            described.get(topic).get(timeoutS, TimeUnit.SECONDS).authorizedOperations();
        granted.put(topic, operations == null ? null : named(operations));
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          missing.add(
              "topic '" + topic + "' is not there; `scripts/plumbline topics create` makes it");
        } else if (e.getCause() instanceof AuthorizationException) {
          granted.put(topic, withoutDescribe(topic));
        } else {
          throw e;
        }
      }
    }
    return missing;
  }

  /** What else is granted on a topic that must not be described: that can only be tried. */
  private Set<String> withoutDescribe(String topic) throws InterruptedException, TimeoutException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return isRefused(admin.describeConfigs(Set.of(resource)).all())
        ? Set.of()
        : named(Set.of(AclOperation.DESCRIBE_CONFIGS));
  }

  private void requireBy(KafkaFuture<?> asked, KafkaRight right, List<String> problems)
      throws InterruptedException, TimeoutException {
    if (isRefused(asked)) {
      problems.add(missing(right));
    }
  }

  /** Any other answer than that it is not allowed says that it is. */
  private boolean isRefused(KafkaFuture<?> asked) throws InterruptedException, TimeoutException {
    Optional<Throwable> failure = Optional.empty();
    try {
      asked.get(timeoutS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      failure = Optional.of(rootOf(e));
    }
    return failure.filter(AuthorizationException.class::isInstance).isPresent();
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
