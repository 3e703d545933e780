package dev.plumbline.job;

import dev.plumbline.job.settings.JobSettings;
import dev.plumbline.job.stage.publish.rejection.RejectionLimit;
import dev.plumbline.kafka.BrokerAnswers;
import dev.plumbline.kafka.CleanupPolicy;
import dev.plumbline.kafka.ClientSettings;
import dev.plumbline.kafka.JobNeeds;
import dev.plumbline.kafka.JobRights;
import dev.plumbline.kafka.KafkaRight;
import dev.plumbline.kafka.RecordTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

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
  Findings check() {
    Properties kafka = new Properties();
    kafka.putAll(settings.kafka());
    kafka.setProperty("default.api.timeout.ms", Integer.toString(TIMEOUT_S * 1_000));
    kafka.setProperty("request.timeout.ms", Integer.toString(TIMEOUT_S * 500));
    try (Admin admin = Admin.create(kafka)) {
      return check(admin);
    }
  }

  private Findings check(Admin admin) {
    List<String> problems = new ArrayList<>();
    try {
      String broker =
          BrokerAnswers.get(admin.describeCluster().nodes()).iterator().next().idString();
      JobRights rights = new JobRights(admin, settings.topics().all());
      checkRights(rights, problems);
      checkClocks(admin, rights, problems);
      checkAlerts(admin, rights, problems);
      checkTransactions(admin, broker, problems);
      refuse(problems);
      Config rejections = config(admin, settings.topics().rejections());
      RejectionLimit largest =
          RejectionLimit.of(
              Integer.parseInt(rejections.get("max.message.bytes").value()),
              rejections.get("compression.type").value(),
              settings.kafka());
      largest.problem(settings.topics().rejections()).ifPresent(problems::add);
      refuse(problems);
      return new Findings(largest.bytes());
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      if (e instanceof AuthenticationException) {
        throw new IllegalStateException(
            "Kafka at "
                + settings.kafka().getProperty("bootstrap.servers")
                + " does not let "
                + principal().orElse("us")
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

  /** Every topic must be there, and every right that the job needs. */
  private void checkRights(JobRights rights, List<String> problems) {
    for (String topic : settings.topics().all()) {
      if (!rights.isThere(topic)) {
        problems.add(
            "topic '" + topic + "' is not there; `scripts/plumbline topics create` makes it");
      }
    }
    String group = settings.kafka().getProperty("group.id", settings.jobId());
    JobNeeds needs =
        JobNeeds.of(settings.topics(), settings.jobId(), group, settings.alertsExactlyOnce());
    rights.missing(needs).forEach(right -> problems.add(missing(right)));
  }

  /** Event time rests on the timestamps of records: whose clock they are must be known. */
  private void checkClocks(Admin admin, JobRights rights, List<String> problems) {
    for (String topic : List.of(settings.topics().predictions(), settings.topics().labels())) {
      if (rights.allows("DescribeConfigs", topic)) {
        Config config = config(admin, topic);
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
  private void checkAlerts(Admin admin, JobRights rights, List<String> problems) {
    String alerts = settings.topics().alerts();
    if (rights.allows("DescribeConfigs", alerts)) {
      CleanupPolicy.problem(
              alerts,
              config(admin, alerts).get(CleanupPolicy.KEY).value(),
              settings.kafka().getProperty("bootstrap.servers"))
          .ifPresent(problems::add);
    }
  }

  private void checkTransactions(Admin admin, String broker, List<String> problems) {
    if (!settings.alertsExactlyOnce()) {
      return;
    }
    long most;
    try {
      Config config = BrokerAnswers.settings(admin, ConfigResource.Type.BROKER, broker);
      most = Long.parseLong(config.get("transaction.max.timeout.ms").value());
    } catch (AuthorizationException e) {
      problems.add(missing(JobNeeds.ON_BROKERS));
      return;
    }
    if (settings.transactionTimeout().toMillis() > most) {
      problems.add(
          String.format(
              "alerts.transaction-timeout is %,d ms and the broker allows %,d ms"
                  + " (transaction.max.timeout.ms); lower the first or raise the second",
              settings.transactionTimeout().toMillis(), most));
    }
  }

  private String missing(KafkaRight right) {
    return right.missing(principal(), settings.kafka().getProperty("bootstrap.servers"));
  }

  private Optional<String> principal() {
    return KafkaRight.principal(ClientSettings.texts(settings.kafka()));
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

  private static Config config(Admin admin, String topic) {
    return BrokerAnswers.settings(admin, ConfigResource.Type.TOPIC, topic);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
