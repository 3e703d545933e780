package dev.plumbline.cli.cluster;

import dev.plumbline.kafka.BrokerAnswers;
import dev.plumbline.kafka.JobNeeds;
import dev.plumbline.kafka.JobRights;
import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.KafkaFailureException;
import dev.plumbline.kafka.KafkaRight;
import dev.plumbline.kafka.PlannedTopic;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.kafka.Topics;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** What the job needs of a Kafka cluster and a registry. */
record Preflight(KafkaAccess kafka, Admin admin, JobRights rights) {

  /** The job's transactions: as long as a job may take to come back with its checkpoint. */
  static final long TRANSACTION_TIMEOUT_MS = 900_000;

  private static final String LONGEST_TRANSACTION = "transaction.max.timeout.ms";

  /** Looks at the topics of the contract. */
  static Preflight of(KafkaAccess kafka, Admin admin) {
    List<String> topics = PlannedTopic.ALL.stream().map(PlannedTopic::name).toList();
    return new Preflight(
        kafka,
        admin,
        kafka.ask(() -> new JobRights(admin, topics), KafkaRight.onCluster("Describe")));
  }

  /** Each broker, and whether it allows transactions as long as ours. */
  List<Finding> brokers() {
    List<Finding> findings = new ArrayList<>();
    Collection<Node> nodes = kafka.await(admin.describeCluster().nodes());
    for (Node node : nodes) {
      String broker = "broker " + node.idString() + " at " + node.host() + ":" + node.port();
      findings.add(Finding.good(broker + " answers"));
      try {
        Config config =
            kafka.ask(
                () -> BrokerAnswers.settings(admin, ConfigResource.Type.BROKER, node.idString()),
                JobNeeds.ON_BROKERS);
        ConfigEntry entry = config.get(LONGEST_TRANSACTION);
        findings.add(transactions(broker, entry == null ? null : entry.value()));
      } catch (KafkaFailureException e) {
        findings.add(Finding.bad(broker + ": " + e.getMessage()));
      }
    }
    return findings;
  }

  /** Each topic of the contract: is it there, has it the right settings. */
  List<Finding> topics(Duration maxFutureSkew) {
    Topics topics = new Topics(kafka, admin);
    List<Finding> findings = new ArrayList<>();
    for (PlannedTopic planned : PlannedTopic.ALL) {
      String topic = "topic " + planned.name();
      if (!rights.isThere(planned.name())) {
        findings.add(Finding.bad(topic + " is missing; create it: plumbline topics create"));
      } else if (!rights.allows("Describe", planned.name())
          || !rights.allows("DescribeConfigs", planned.name())) {
        findings.add(Finding.good(topic + ": its settings are not for us to see, so not checked"));
      } else {
        List<String> differences = topics.differences(planned, maxFutureSkew);
        findings.add(
            differences.isEmpty()
                ? Finding.good(topic + " is as it should be")
                : Finding.bad(topic + ": " + String.join("; ", differences)));
      }
    }
    return findings;
  }

  /** What the job does, and whoever these settings log in as may not. */
  List<Finding> rights(String jobId, String group) {
    JobNeeds needs = JobNeeds.of(TopicNames.DEFAULT, jobId, group, true);
    List<KafkaRight> missing =
        kafka.ask(() -> rights.missing(needs), KafkaRight.onCluster("Describe"));
    if (!missing.isEmpty()) {
      return missing.stream()
          .map(right -> right.missing(kafka.principal(), kafka.bootstrapServers()))
          .map(Finding::bad)
          .toList();
    }
    String who = kafka.principal().orElse("who these settings log in as");
    return List.of(Finding.good(who + " may do all that job " + jobId + " does"));
  }

  /**
   * Whether a registry answers us.
   *
   * @param address without secrets
   */
  static Finding registry(String address, SchemaRegistry registry) {
    return registry
        .problem()
        .map(problem -> Finding.bad(problem + "; are path and credentials right?"))
        .orElseGet(() -> Finding.good("registry " + address + " answers"));
  }

  private static Finding transactions(String broker, String longest) {
    String allows = broker + ": " + LONGEST_TRANSACTION + " is " + longest;
    boolean enough = longest != null && Long.parseLong(longest) >= TRANSACTION_TIMEOUT_MS;
    return enough
        ? Finding.good(allows)
        : Finding.bad(
            allows + "; the job's transactions need " + TRANSACTION_TIMEOUT_MS + ": raise it");
  }
}
