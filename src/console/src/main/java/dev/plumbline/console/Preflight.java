package dev.plumbline.console;

import dev.plumbline.console.kafka.KafkaAccess;
import dev.plumbline.console.kafka.PlannedTopic;
import dev.plumbline.console.kafka.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** What the job needs of a Kafka cluster and a registry. */
record Preflight(KafkaAccess kafka, Admin admin) {

  /** The job's transactions: as long as a job may take to come back with its checkpoint. */
  static final long TRANSACTION_TIMEOUT_MS = 900_000;

  private static final String LONGEST_TRANSACTION = "transaction.max.timeout.ms";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Each broker, and whether it allows transactions as long as ours. */
  List<Finding> brokers() {
    List<Finding> findings = new ArrayList<>();
    Collection<Node> nodes = kafka.await(admin.describeCluster().nodes());
    for (Node node : nodes) {
      String broker = "broker " + node.idString() + " at " + node.host() + ":" + node.port();
      findings.add(Finding.good(broker + " answers"));
      ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
      Config config = kafka.await(admin.describeConfigs(Set.of(resource)).values().get(resource));
      ConfigEntry entry = config.get(LONGEST_TRANSACTION);
      findings.add(transactions(broker, entry == null ? null : entry.value()));
    }
    return findings;
  }

  /** Each topic of the contract: is it there, has it the right settings. */
  List<Finding> topics() {
    Topics topics = new Topics(kafka, admin);
    Set<String> present = topics.names();
    List<Finding> findings = new ArrayList<>();
    for (PlannedTopic planned : PlannedTopic.ALL) {
      String topic = "topic " + planned.name();
      if (!present.contains(planned.name())) {
        findings.add(Finding.bad(topic + " is missing; create it: plumbline topics create"));
        continue;
      }
      List<String> differences = topics.differences(planned);
      findings.add(
          differences.isEmpty()
              ? Finding.good(topic + " is as it should be")
              : Finding.bad(topic + ": " + String.join("; ", differences)));
    }
    return findings;
  }

  /** Whether a registry answers at this address. */
  static Finding registry(URI address) throws InterruptedException {
    String subjects = address.toString().replaceAll("/+$", "") + "/subjects";
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(subjects)).timeout(PATIENCE).build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200
          ? Finding.good("registry " + address + " answers")
          : Finding.bad(
              "registry " + subjects + " answers with status " + status + "; is the path right?");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.bad("registry " + address + " cannot be reached: " + e);
    }
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
