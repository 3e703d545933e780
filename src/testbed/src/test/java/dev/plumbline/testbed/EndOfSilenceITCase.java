package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A silence of four partitions that four subtasks read: a TaskManager is killed in the middle of
 * it, and then a burst ends it, on two partitions four seconds before the others.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndOfSilenceITCase {

  private static final int PARTITIONS = 4;
  private static final int EACH = 50;
  private static final Duration SILENCE = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MONITOR =
      """
      model: night
      task: multiclass
      versions: together
      windows: [{size: 5s, every: 5s}]
      measures: [prediction_count]
      """;

  private static MonitoredCluster cluster;
  private static FaultedJob job;
  private static long lastEvent;

  @BeforeAll
  static void fallSilent() {
    cluster = MonitoredCluster.start("--task-managers", "2", "--slots", "2");
    cluster.createTopics(
        "predictions-night", "labels-night", "metrics-night", "alerts-night", "rejections-night");
    Path monitor = cluster.write("night.yaml", MONITOR);
    cluster.plumbline("monitor", "apply", "--before-start", monitor.toString());
    job =
        FaultedJob.onItsOwn(
            cluster.local(),
            "night",
            PARTITIONS,
            "taskmanager.load-balance.mode=slots",
            "time.silence=2 s",
            "time.idle=1 min",
            "time.idle-flush=5 s");
    lastEvent = System.currentTimeMillis();
    publish(lastEvent - EACH * 10L, 0, 1, 2, 3);
    await().atMost(PATIENCE).until(() -> newestWindow() >= lastEvent);
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  @Order(1)
  void closesWindowsAfterARestartInASilenceAsIfThereHadBeenNone() {
    // Given: time goes on by the wall clock
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> newestWindow() >= lastEvent + SILENCE.toMillis());

    // When
    Recovery.of(job, () -> cluster.local().killTaskManager(1));
    long back = System.currentTimeMillis();

    // Then: no further behind the wall clock than before
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> newestWindow() >= back);
    assertThat(cluster.records("rejections-night")).isEmpty();
  }

  @Test
  @Order(2)
  void closesNoWindowBeforeThePartitionsThatBeginFourSecondsLater() {
    // When
    long burst = System.currentTimeMillis();
    publish(burst, 0, 1);
    await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
    publish(burst, 2, 3);

    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(countedSince(burst)).isEqualTo(PARTITIONS * EACH));
    assertThat(windows())
        .filteredOn(window -> window.get("count").asLong() > 0)
        .allSatisfy(window -> assertThat(window.get("revision").asInt()).as("%s", window).isZero());
    FlinkCounters counters = new FlinkCounters(cluster.local().flinkRest());
    assertThat(counters.sum("Plumbline night", "measure-volume", "tooLateForWindows")).isZero();
  }

  /** Publishes {@value #EACH} predictions, 10 ms apart, to each partition. */
  private static void publish(long start, int... partitions) {
    try (OrderedPublisher publisher = new OrderedPublisher(cluster.local())) {
      for (int partition : partitions) {
        for (int i = 0; i < EACH; i++) {
          String event =
              """
              {"predicted_at": %d, "model": "night", "prediction_id": "%d-%d-%d", \
              "predicted_class": "a"}"""
                  .formatted(start + i * 10L, start, partition, i);
          publisher.send(
              new ProducerRecord<>("predictions-night", partition, null, event.getBytes()));
        }
      }
    }
  }

  private static List<JsonNode> windows() {
    return cluster.records("metrics-night").stream()
        .map(record -> json(record.value()))
        .filter(window -> window.get("metric").asText().equals("prediction_count"))
        .toList();
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long time(JsonNode window, String field) {
    JsonNode time = window.get(field);
    return time.isNumber() ? time.asLong() : Instant.parse(time.asText()).toEpochMilli();
  }

  /** End of the newest window, epoch milliseconds. */
  private static long newestWindow() {
    return windows().stream().mapToLong(window -> time(window, "window_end")).max().orElse(0);
  }

  private static long countedSince(long instant) {
    return windows().stream()
        .filter(window -> time(window, "window_end") > instant)
        .mapToLong(window -> window.get("count").asLong())
        .sum();
  }
}
