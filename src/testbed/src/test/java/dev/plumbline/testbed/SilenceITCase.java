package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What depends on when things happen: silence after a few events, monitors that are there before
 * the job and ones that come while it runs. Two jobs on one cluster: one with the settings as
 * shipped, one with the short times of the demo on topics of its own.
 *
 * <p>Takes as long as the shortest notice of a monitor, a minute.
 */
class SilenceITCase {

  private static final int EARLY = 400;
  private static final int LATER = 20;
  private static final int QUIET = 10;
  private static final long PANE = 5_000;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static MonitoredCluster cluster;
  private static long publishedQuiet;
  private static long effective;

  @BeforeAll
  static void startBothJobs() {
    cluster = MonitoredCluster.start();
    cluster.createTopicsUnder("short");
    Path early = cluster.write("early.yaml", shortMonitor("early"));
    Path quiet = cluster.write("quiet.yaml", "model: quiet\ntask: multiclass\n");
    cluster.publishProfile(
        cluster.file("early.profile.avro"), early, cluster.write("training.csv", training()));
    cluster.plumbline("monitor", "apply", "--before-start", early.toString(), quiet.toString());
    long before = System.currentTimeMillis() - 60_000;
    publish("short-predictions", "early", before - before % PANE, 50, EARLY, 4);

    cluster.submit("plumbline.yaml", "job.id=shipped");
    cluster.submitOnTopicsOf("short", "local.yaml", "time.max-future-skew=1 s");
    awaitFirstMeasurements();
    publishedQuiet = System.currentTimeMillis();
    publish("predictions", "quiet", publishedQuiet, 1, QUIET, 1);
    applyWhileTheJobRuns();
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void reportsTheWindowOfTenEventsOnOneOfFourPartitionsWithinNinetySecondsOfSilence() {
    // When
    List<ConsumerRecord<byte[], byte[]>> reported =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofSeconds(1))
            .until(SilenceITCase::windowsOfTheQuietModel, windows -> !windows.isEmpty());

    // Then
    assertThat(reported.get(0).timestamp() - publishedQuiet).isBetween(0L, 90_000L);
    GenericRecord window = Measured.in(reported).whole("quiet", "prediction_count").get(0);
    assertThat(window.get("count")).isEqualTo((long) QUIET);
  }

  @Test
  void watchesAModelWhoseMonitorWasAppliedWhileTheJobRan() {
    // Given
    await().atMost(PATIENCE).until(() -> System.currentTimeMillis() > effective);

    // When
    publish("short-predictions", "later", System.currentTimeMillis(), 1, LATER, 4);

    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(count("later")).isEqualTo(LATER));
    assertThat(Measured.in(cluster.records("short-metrics")).of("later", "prediction_count"))
        .allSatisfy(
            record ->
                assertThat((Long) record.get("window_start")).isGreaterThanOrEqualTo(effective));
    assertThat(cluster.records("short-rejections")).isEmpty();
  }

  @Test
  void missesNoEarlyPredictionOfAMonitorThatWasThereBefore() {
    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(count("early")).isEqualTo(EARLY));
    assertThat(Measured.in(cluster.records("short-metrics")).of("early", "psi"))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(record -> assertThat(record.get("value")).as("%s", record).isNotNull());
  }

  @Test
  void firesNoDataWhenAModelFallsSilent() {
    // Then
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () ->
                assertThat(cluster.records("short-alerts"))
                    .anySatisfy(
                        alert ->
                            assertThat(new String(alert.value(), StandardCharsets.UTF_8))
                                .contains("silent", "early", "FIRING")));
  }

  private static void applyWhileTheJobRuns() {
    // The command wants a minute and the skew of notice; fifteen seconds are for its own start.
    long earliest = System.currentTimeMillis() + 76_000;
    effective = earliest - earliest % PANE + PANE;
    publish("short-predictions", "later", System.currentTimeMillis(), 1, LATER, 4); // unmonitored
    cluster.plumbline(
        "monitor",
        "apply",
        cluster.write("later.yaml", shortMonitor("later")).toString(),
        "--max-future-skew",
        "1s",
        "--effective-from",
        Instant.ofEpochMilli(effective).toString());
  }

  private static void awaitFirstMeasurements() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> !cluster.records("short-metrics").isEmpty());
  }

  private static List<ConsumerRecord<byte[], byte[]>> windowsOfTheQuietModel() {
    return cluster.records("metrics").stream()
        .filter(
            record ->
                Measured.in(List.of(record)).whole("quiet", "prediction_count").stream()
                    .anyMatch(SilenceITCase::isFiveMinutesWithAllEvents))
        .toList();
  }

  /** An hour that ends with the five minutes may stand before them on the topic. */
  private static boolean isFiveMinutesWithAllEvents(GenericRecord count) {
    long size = (Long) count.get("window_end") - (Long) count.get("window_start");
    return size == Duration.ofMinutes(5).toMillis() && count.get("value").equals((double) QUIET);
  }

  private static long count(String model) {
    return Measured.in(cluster.records("short-metrics")).whole(model, "prediction_count").stream()
        .mapToLong(record -> (Long) record.get("count"))
        .sum();
  }

  /** Publishes JSON in order of time to the first partitions of a topic. */
  private static void publish(
      String topic, String model, long start, long step, int size, int partitions) {
    try (OrderedPublisher publisher = new OrderedPublisher(cluster.local())) {
      for (int i = 0; i < size; i++) {
        String event =
            """
            {"predicted_at": %d, "model": "%s", "prediction_id": "%d", "predicted_class": "a", \
            "latency_ms": 3, "features": {"size": %d}}"""
                .formatted(start + i * step, model, start + i, i % 50);
        publisher.send(new ProducerRecord<>(topic, i % partitions, null, event.getBytes()));
      }
    }
  }

  private static String training() {
    return IntStream.range(0, 500)
        .mapToObj(i -> Integer.toString(i % 50))
        .collect(Collectors.joining("\n", "size\n", "\n"));
  }

  private static String shortMonitor(String model) {
    return """
        model: %s
        task: multiclass
        versions: together
        features: {size: numeric}
        windows: [{size: 5s, every: 5s}]
        reference: {profile: early}
        rules: [{name: silent, metric: prediction_count, no_data: true, window: 5s}]
        """
        .formatted(model);
  }
}
