package dev.plumbline.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One right that somebody needs on Kafka, in the words of Kafka's own tool.
 *
 * @param operation such as {@code Read}, {@code Write}, {@code DescribeConfigs}
 * @param resource {@code topic}, {@code group}, {@code transactional-id} or {@code cluster}
 * @param name of the resource; empty for the cluster
 * @param prefixed whether it is needed on every name that begins so
 */
public record KafkaRight(String operation, String resource, String name, boolean prefixed) {

  private static final Pattern USER_NAME = Pattern.compile("username\\s*=\\s*[\"']?([^\"';\\s]+)");

  /** A right on a topic. */
  public static KafkaRight onTopic(String operation, String topic) {
    return new KafkaRight(operation, "topic", topic, false);
  }

  /** A right on the cluster. */
  public static KafkaRight onCluster(String operation) {
    return new KafkaRight(operation, "cluster", "", false);
  }

  /** Where a consumer group's offsets are kept, or its members named. */
  public static KafkaRight onGroup(String operation, String group) {
    return new KafkaRight(operation, "group", group, false);
  }

  /** Transactions whose ids begin so. */
  public static KafkaRight onTransactions(String operation, String prefix) {
    return new KafkaRight(operation, "transactional-id", prefix, true);
  }

  /**
   * Who these settings of a Kafka client log in as, as far as they say so: {@code User:} and the
   * user name of SASL, {@code User:ANONYMOUS} without any security; empty for a certificate, a
   * token or a name that a config provider holds.
   */
  public static Optional<String> principal(Map<String, String> client) {
    String protocol = client.getOrDefault("security.protocol", "PLAINTEXT");
    if (protocol.equals("PLAINTEXT")) {
      return Optional.of("User:ANONYMOUS");
    }
    Matcher named = USER_NAME.matcher(client.getOrDefault("sasl.jaas.config", ""));
    return protocol.startsWith("SASL") && named.find() && !named.group(1).contains("$")
        ? Optional.of("User:" + named.group(1))
        : Optional.empty();
  }

  /** That it is missing, for whom, and the command that grants it. */
  public String missing(Optional<String> principal, String bootstrapServers) {
    return "%s may not %s %s; grant it: kafka-acls --bootstrap-server %s --add --allow-principal %s --operation %s %s"
        .formatted(
            principal.orElse("who these settings log in as"),
            operation,
            where(),
            bootstrapServers,
            principal.orElse("User:NAME"),
            operation,
            option());
  }

  private String where() {
    if (name.isEmpty()) {
      return "on the cluster";
    }
    return resource + " '" + name + "'" + (prefixed ? " and what begins so" : "");
  }

  private String option() {
    String named = name.isEmpty() ? "--" + resource : "--" + resource + " " + name;
    return prefixed ? named + " --resource-pattern-type prefixed" : named;
  }
}
