package dev.plumbline.job;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.stage.publish.RejectionLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Asks the broker, before anything starts, what would otherwise fail later or lose data: whether
 * the topics are there, and whether transactions may stay open as long as a recovery may take.
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
      checkTopics(admin, problems);
      checkTransactions(config(admin, ConfigResource.Type.BROKER, broker), problems);
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
      throw new IllegalStateException(
          "Kafka at "
              + settings.kafka().getProperty("bootstrap.servers")
              + " does not answer: "
              + rootMessage(e)
              + ". Check kafka.bootstrap.servers and, if the broker asks for it, kafka.security.*",
          e);
    }
  }

  private void checkTopics(Admin admin, List<String> problems)
      throws InterruptedException, ExecutionException, TimeoutException {
    for (Map.Entry<String, ?> topic :
        admin.describeTopics(settings.topics().all()).topicNameValues().entrySet()) {
      try {
        get((KafkaFuture<?>) topic.getValue());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        problems.add(
            "topic '"
                + topic.getKey()
                + "' is not there; `scripts/plumbline topics create` makes it");
      }
    }
  }

  private void checkTransactions(Config broker, List<String> problems) {
    long most = Long.parseLong(broker.get("transaction.max.timeout.ms").value());
    if (settings.alertsExactlyOnce() && settings.transactionTimeout().toMillis() > most) {
      problems.add(
          String.format(
              "alerts.transaction-timeout is %,d ms and the broker allows %,d ms"
                  + " (transaction.max.timeout.ms); lower the first or raise the second",
              settings.transactionTimeout().toMillis(), most));
    }
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
