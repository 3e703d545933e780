package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * With the rights on Kafka that {@code deploy/README.md} lists the job does all that it does; with
 * one fewer it does not start, and says which.
 */
class RightsITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");
  private static final String MONITOR =
      """
      model: %s
      revision: 1
      task: regression
      windows: [{size: 2s, every: 1s}]
      measures: [volume]
      rules: [{name: busy, metric: prediction_count, window: 2s, above: 3}]
      """;

  private static SecuredCluster cluster;
  private static String page;

  @BeforeAll
  static void startTheCluster() throws IOException {
    cluster = SecuredCluster.start("--task-managers", "1", "--slots", "2");
    page = Files.readString(cluster.monitored().root().resolve("deploy/README.md"));
    for (String model : List.of("before", "after")) {
      Path monitor = cluster.monitored().write(model + ".yaml", MONITOR.formatted(model));
      cluster.monitored().plumbline("monitor", "apply", monitor.toString(), "--before-start");
    }
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void startWithoutRights() {
    cluster.takeAll();
  }

  /** As the page says: every command of {@code kafka-acls} on it. */
  private static void grantWhatThePageLists() {
    page.lines().filter(line -> line.startsWith("kafka-acls ")).forEach(cluster::run);
    assertThat(cluster.grants().stream().map(GrantedRight::of))
        .containsExactlyInAnyOrderElementsOf(GrantedRight.in(page));
  }

  /** As the page says: the password in a file, fetched by a config provider. */
  private static String submit() {
    MonitoredCluster monitored = cluster.monitored();
    Path secret = monitored.write("kafka", "password=" + SecuredCluster.PASSWORD);
    Map<String, String> kafka =
        new TreeMap<>(SecuredCluster.login("${file:" + secret + ":password}"));
    kafka.put("bootstrap.servers", cluster.secured());
    kafka.put("config.providers", "file");
    kafka.put(
        "config.providers.file.class",
        "org.apache.kafka.common.config.provider.FileConfigProvider");
    String settings =
        kafka.entrySet().stream()
            .map(entry -> "  " + entry.getKey() + ": '" + entry.getValue() + "'\n")
            .collect(Collectors.joining("", "kafka:\n", ""));
    return cluster
        .local()
        .run(
            "flink",
            "run",
            "-d",
            "-p",
            "2",
            monitored.root().resolve("job/target/plumbline-job.jar").toString(),
            "--config",
            monitored.root().resolve("job/conf/local.yaml").toString(),
            "--config",
            monitored.write("secured.yaml", settings).toString());
  }

  private static String preflight() {
    String login =
        SecuredCluster.login(SecuredCluster.PASSWORD).entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    return cluster
        .monitored()
        .run(
            List.of(
                "scripts/plumbline",
                "preflight",
                "--max-future-skew",
                "10s",
                "--bootstrap-server",
                cluster.secured(),
                "--command-config",
                cluster.monitored().write("login.properties", login).toString()));
  }

  private static int alerts(String model) {
    return (int)
        cluster.monitored().records("alerts").stream()
            .map(record -> new String(record.value(), StandardCharsets.UTF_8))
            .filter(alert -> alert.contains("\"model\":\"" + model + "\""))
            .count();
  }

  /** Publishes predictions of a model, now, until it has an alert. */
  private static void publishUntilAnAlert(OrderedPublisher publisher, String model) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              for (int i = 0; i < 16; i++) {
                long now = System.currentTimeMillis();
                String prediction =
                    """
                    {"predicted_at": %d, "model": "%s", "prediction_id": "%d-%d", "predicted_value": 1}"""
                        .formatted(now, model, now, i);
                publisher.send(record("predictions", i, prediction));
                publisher.send(record("labels", i, "no label"));
              }
              publisher.flush();
              return alerts(model) > 0;
            });
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, int number, String value) {
    return new ProducerRecord<>(
        topic, number % MonitoredCluster.PARTITIONS, null, value.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatThePageListsIsEnoughForAllThatTheJobDoes() {
    // Given
    grantWhatThePageLists();
    assertThat(preflight()).contains("User:plumbline may do all that job plumbline does");

    // When
    Matcher id = JOB.matcher(submit());
    assertThat(id.find()).isTrue();
    FaultedJob job = new FaultedJob(cluster.local(), "plumbline", id.group(1));
    job.awaitRunning();
    try (OrderedPublisher publisher = new OrderedPublisher(cluster.local())) {
      publishUntilAnAlert(publisher, "before");
      Recovery recovery = Recovery.of(job, () -> cluster.local().killTaskManager(1));
      publishUntilAnAlert(publisher, "after");

      // Then
      assertThat(recovery.restarts()).isEqualTo(job.restarts());
      assertThat(cluster.monitored().records("metrics")).isNotEmpty();
      assertThat(cluster.monitored().records("rejections")).isNotEmpty();
    } finally {
      job.cancel();
    }
  }

  @Test
  void theStartNamesEveryRightThatIsMissingAtOnce() {
    // When
    Throwable refusal = catchThrowable(RightsITCase::submit);

    // Then
    assertThat(refusal).hasMessageContaining("The job cannot start on Kafka at");
    assertThat(
            GrantedRight.in(
                refusal
                    .getMessage()
                    .lines()
                    .distinct()
                    .filter(line -> line.contains("User:plumbline may not "))
                    .collect(Collectors.joining("\n"))))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(GrantedRight.in(page));
  }

  @Test
  void withOneFewerPreflightNamesItAndTheCommandThatGrantsIt() {
    // Given
    grantWhatThePageLists();

    for (AclBinding one : List.copyOf(cluster.grants())) {
      // When
      cluster.take(one);
      Throwable refusal = catchThrowable(RightsITCase::preflight);

      // Then
      assertThat(refusal).as(GrantedRight.of(one)).isNotNull();
      List<String> named =
          new ArrayList<>(
              refusal.getMessage().lines().filter(line -> line.startsWith("BAD ")).toList());
      assertThat(GrantedRight.in(String.join("\n", named)))
          .as("without %s: %s", GrantedRight.of(one), refusal.getMessage())
          .isNotEmpty()
          .containsOnly(GrantedRight.of(one));
      cluster.grant(one);
    }
    assertThat(preflight()).doesNotContain("BAD ");
  }

  @Test
  void aCompactedTopicOfAlertsIsRefused() {
    // Given
    grantWhatThePageLists();
    String alter = "kafka-configs --bootstrap-server b --alter --entity-type topics --entity-name";
    cluster.run(alter + " alerts --add-config cleanup.policy=compact");

    // Then
    try {
      assertThatThrownBy(RightsITCase::submit)
          .hasMessageContaining("topic 'alerts' has cleanup.policy=compact")
          .hasMessageContaining(
              "--entity-type topics --entity-name alerts --add-config cleanup.policy=delete");
      assertThatThrownBy(RightsITCase::preflight)
          .hasMessageContaining("topic alerts: cleanup.policy is compact and must be delete");
    } finally {
      cluster.run(alter + " alerts --add-config cleanup.policy=delete");
    }
  }
}
