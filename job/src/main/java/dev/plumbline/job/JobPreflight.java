package dev.plumbline.job;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.stage.publish.rejection.RejectionLimit;
import dev.plumbline.kafka.CleanupPolicy;
import dev.plumbline.kafka.KafkaRight;
import dev.plumbline.kafka.RecordTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * Asks the broker, before anything starts, what would otherwise fail later or lose data: whether
 * the topics are there, all that the job does is allowed, records have honest timestamps, alerts
 * are kept, and transactions may stay open as long as a recovery may take.
 */
final class JobPreflight {

  private static final int TIMEOUT_S = 20;

  /**
   * What the job needs to know of the brokers.
   *
   * @param largestRejection bytes of the largest dead letter
   */
  record Findings(int largestRejection) {}

  private final JobSettings settings;

  JobPreflight(JobSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks everything.
   *
   * @throws IllegalStateException with all that is wrong and what to do
   */
  Findings check() throws InterruptedException {
    Properties kafka = new Properties();
    kafka.putAll(settings.kafka());
    kafka.setProperty("default.api.timeout.ms", Integer.toString(TIMEOUT_S * 1_000));
    kafka.setProperty("request.timeout.ms", Integer.toString(TIMEOUT_S * 500));
    List<String> problems = new ArrayList<>();
    try (Admin admin = Admin.create(kafka)) {
      String broker = Integer.toString(get(admin.describeCluster().nodes()).iterator().next().id());
      KafkaRights rights = new KafkaRights(admin, settings, TIMEOUT_S);
      problems.addAll(rights.problems());
      checkClocks(admin, rights, problems);
      checkAlerts(admin, rights, problems);
      checkTransactions(admin, broker, rights, problems);
      refuse(problems);
      Config rejections = config(admin, ConfigResource.Type.TOPIC, settings.topics().rejections());
      RejectionLimit largest =
          RejectionLimit.of(
              Integer.parseInt(rejections.get("max.message.bytes").value()),
              rejections.get("compression.type").value(),
              settings.kafka());
      largest.problem(settings.topics().rejections()).ifPresent(problems::add);
      refuse(problems);
      return new Findings(largest.bytes());
    } catch (ExecutionException | TimeoutException e) {
      if (e.getCause() instanceof AuthenticationException) {
        throw new IllegalStateException(
            "Kafka at "
                + settings.kafka().getProperty("bootstrap.servers")
                + " does not let "
                + KafkaRight.principal(clientSettings()).orElse("us")
                + " in: "
                + rootMessage(e)
                + ". Check kafka.security.protocol, kafka.sasl.* and kafka.ssl.*",
            e);
      }
      throw new IllegalStateException(
          "Kafka at "
              + settings.kafka().getProperty("bootstrap.servers")
              + " does not answer: "
              + rootMessage(e)
              + ". Check kafka.bootstrap.servers and, if the broker asks for it, kafka.security.*",
          e);
    }
  }

  /** Event time rests on the timestamps of records: whose clock they are must be known. */
  private void checkClocks(Admin admin, KafkaRights rights, List<String> problems)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (String topic : List.of(settings.topics().predictions(), settings.topics().labels())) {
      if (rights.allows("DescribeConfigs", topic)) {
        Config config = config(admin, ConfigResource.Type.TOPIC, topic);
        ConfigEntry afterMax = config.get(RecordTimes.AFTER_MAX);
        RecordTimes.problem(
                topic,
                config.get(RecordTimes.TYPE).value(),
                afterMax == null ? null : afterMax.value(),
                settings.time().maxFutureSkew(),
                settings.kafka().getProperty("bootstrap.servers"))
            .ifPresent(problems::add);
      }
    }
  }

  /** Alerts are read back after a restore: none that was published may be missing there. */
  private void checkAlerts(Admin admin, KafkaRights rights, List<String> problems)
      throws InterruptedException, ExecutionException, TimeoutException {
    String alerts = settings.topics().alerts();
    if (rights.allows("DescribeConfigs", alerts)) {
      CleanupPolicy.problem(
              alerts,
              config(admin, ConfigResource.Type.TOPIC, alerts).get(CleanupPolicy.KEY).value(),
              settings.kafka().getProperty("bootstrap.servers"))
          .ifPresent(problems::add);
    }
  }

  private void checkTransactions(
      Admin admin, String broker, KafkaRights rights, List<String> problems)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!settings.alertsExactlyOnce()) {
      return;
    }
    long most;
    try {
      Config config = config(admin, ConfigResource.Type.BROKER, broker);
      most = Long.parseLong(config.get("transaction.max.timeout.ms").value());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        problems.add(rights.missing(KafkaRight.onCluster("DescribeConfigs")));
        return;
      }
      throw e;
    }
    if (settings.transactionTimeout().toMillis() > most) {
      problems.add(
          String.format(
              "alerts.transaction-timeout is %,d ms and the broker allows %,d ms"
                  + " (transaction.max.timeout.ms); lower the first or raise the second",
              settings.transactionTimeout().toMillis(), most));
    }
  }

  private Map<String, String> clientSettings() {
    Map<String, String> client = new HashMap<>();
    Properties kafka = settings.kafka();
    kafka.stringPropertyNames().forEach(key -> client.put(key, kafka.getProperty(key)));
    return client;
  }

  private void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "The job cannot start on Kafka at "
              + settings.kafka().getProperty("bootstrap.servers")
              + ":\n  "
              + String.join("\n  ", problems));
    }
  }

  private static Config config(Admin admin, ConfigResource.Type type, String name)
      throws InterruptedException, ExecutionException, TimeoutException {
    ConfigResource resource = new ConfigResource(type, name);
    return get(admin.describeConfigs(List.of(resource)).all()).get(resource);
  }

  private static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(TIMEOUT_S, TimeUnit.SECONDS);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
