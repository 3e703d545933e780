package dev.plumbline.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicReader;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.testbed.LocalCluster;
import dev.plumbline.testbed.SubmittedJob;
import dev.plumbline.testbed.traffic.ScheduledFault;
import dev.plumbline.testbed.traffic.Timetable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code scripts/demo} shows, with a TaskManager killed while an alert is firing: each fault
 * fires its own rule in time and nothing else fires; an undisturbed job that reads the same events
 * tells the same alerts.
 */
class DemoITCase {

  private static final Duration IN_TIME = Duration.ofSeconds(30);
  private static final int FAULTS = Timetable.demo().faults().size();

  @TempDir private static Path folder;
  private static LocalCluster cluster;

  @BeforeAll
  static void watchTheDemoWithACrash() throws Exception {
    cluster = LocalCluster.start("--task-managers", "2");
    String monitors = Path.of("demo").toAbsolutePath().toString();
    Demo.run(
        "prepare", "--kafka", cluster.kafka(), "--monitors", monitors, "--work", folder.toString());
    SubmittedJob.on(cluster);
    CompletableFuture<Integer> demo =
        CompletableFuture.supplyAsync(
            () ->
                Demo.run(
                    "watch",
                    "--kafka",
                    cluster.kafka(),
                    "--flink",
                    cluster.flinkRest().toString(),
                    "--seconds",
                    "110"));
    await().atMost(Duration.ofMinutes(1)).until(() -> !alerts("alerts").isEmpty());
    cluster.killTaskManager(1);
    assertThat(demo.get()).isZero();
  }

  @AfterAll
  static void closeTheCluster() {
    cluster.close();
  }

  @Test
  void firesTheRuleOfEachFaultInTimeAndNoOther() {
    // Given
    long start =
        read("predictions", Schemas.PREDICTION).stream()
            .mapToLong(prediction -> (Long) prediction.get("predicted_at"))
            .min()
            .orElseThrow();

    // When
    List<GenericRecord> fired =
        alerts("alerts").stream().filter(alert -> alert.get("sequence").equals(0)).toList();

    // Then
    assertThat(fired).hasSize(FAULTS);
    for (ScheduledFault fault : Timetable.demo().faults()) {
      GenericRecord alert =
          fired.stream()
              .filter(one -> one.get("model").toString().equals(fault.model()))
              .filter(one -> one.get("rule").toString().equals(fault.rule()))
              .findAny()
              .orElseThrow();
      Duration after =
          Duration.ofMillis((Long) alert.get("started_at") - start).minus(fault.from());
      assertThat(after).isPositive().isLessThan(IN_TIME);
    }
  }

  @Test
  void resolvesEachAlert() {
    // When
    List<GenericRecord> resolved =
        alerts("alerts").stream()
            .filter(alert -> alert.get("status").toString().equals("RESOLVED"))
            .toList();

    // Then
    assertThat(resolved).extracting(alert -> alert.get("alert_id").toString()).hasSize(FAULTS);
    assertThat(resolved)
        .extracting(alert -> alert.get("alert_id"))
        .containsExactlyInAnyOrderElementsOf(
            alerts("alerts").stream()
                .filter(alert -> alert.get("sequence").equals(0))
                .map(alert -> alert.get("alert_id"))
                .toList());
  }

  @Test
  void reportsTheSameWithoutTheCrash() {
    // Given
    for (String topic : List.of("replayed-alerts", "replayed-metrics", "replayed-rejections")) {
      cluster.run(
          "kafka-topics", "--bootstrap-server", cluster.kafka(), "--create", "--topic", topic);
    }

    // When
    SubmittedJob.on(
        cluster,
        "job.id=replay",
        "topics.alerts=replayed-alerts",
        "topics.metrics=replayed-metrics",
        "topics.rejections=replayed-rejections");

    // Then
    List<String> live = texts("alerts");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> assertThat(texts("replayed-alerts")).containsExactlyInAnyOrderElementsOf(live));
  }

  private static List<String> texts(String topic) {
    return alerts(topic).stream().map(GenericRecord::toString).toList();
  }

  private static List<GenericRecord> alerts(String topic) {
    return read(topic, Schemas.ALERT);
  }

  private static List<GenericRecord> read(String topic, Schema schema) {
    RecordReader reader = new RecordReader(schema, WriterSchemas.ours());
    List<GenericRecord> records = new ArrayList<>();
    new TopicReader(new KafkaAccess(cluster.kafka(), new Properties()), topic)
        .readToEnd(record -> records.add(reader.read(record.value()).record()));
    return records;
  }
}
