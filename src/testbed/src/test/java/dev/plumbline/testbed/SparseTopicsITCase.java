package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sparse events through Kafka, with partitions that stay empty or fall silent and a silence of all,
 * read by jobs of 1, 2, 4 and 8 subtasks, give the measurements and alerts that a backtest of the
 * same events in files gives. {@code -Dplumbline.sparse.seeds=20} takes twenty seeds in place of
 * one.
 */
class SparseTopicsITCase {

  private static final int[] PARALLELISMS = {1, 2, 4, 8};
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Not by {@code monitor apply}: it says since when it is watched, which no backtest does. */
  private static final Map<String, String> MONITORS =
      Map.of(
          "fraud",
          """
          {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
           "task": "binary", "positive_class": "yes", "versions": "both",
           "features": {"amount": "numeric", "country": "categorical"},
           "segments": {"channel": {"values": ["web"]}},
           "labels": {"horizon": "12h"},
           "windows": [{"size": "1h", "every": "30m"}, {"size": "1d", "every": "1h"}],
           "cohorts": ["6h", "1d"],
           "reference": {"trailing": "3d"},
           "measures": ["prediction_count", "latency.p95", "accuracy", "accounting", "missing", "psi"],
           "rules": [
             {"name": "silent", "metric": "prediction_count", "window": "1h", "no_data": true},
             {"name": "few", "metric": "prediction_count", "window": "1d", "below": 2},
             {"name": "slow", "metric": "latency.p95", "window": "1h", "above": 80, "min_count": 1},
             {"name": "drift", "metric": "psi", "features": "all", "window": "1d", "above": 0.2,
              "min_count": 3},
             {"name": "low", "metric": "accuracy", "window": "1d", "below": 0.8, "min_count": 1},
             {"name": "cohort", "metric": "accuracy", "window": "1d", "below": 0.8,
              "axis": "prediction_time", "min_coverage": 0.5, "min_count": 1}]}
          """,
          "churn",
          """
          {"model": "churn", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
           "task": "multiclass", "versions": "together",
           "features": {"amount": "numeric"},
           "labels": {"horizon": "12h"},
           "windows": [{"size": "10m", "every": "10m"}, {"size": "3h", "every": "30m"}],
           "reference": {"trailing": "12h"},
           "measures": ["prediction_count", "accuracy", "wasserstein"],
           "rules": [
             {"name": "silent", "metric": "prediction_count", "window": "10m", "no_data": true},
             {"name": "low", "metric": "accuracy", "window": "3h", "below": 0.7,
              "min_count": 1, "datapoints": {"breaching": 2, "of": 3}}]}
          """);

  private static MonitoredCluster cluster;

  @BeforeAll
  static void startTheCluster() {
    cluster =
        MonitoredCluster.start(
            "--task-managers",
            "1",
            "--slots",
            "8",
            "-D",
            "taskmanager.memory.network.min=256m",
            "-D",
            "taskmanager.memory.network.max=256m");
    try (OrderedPublisher publisher = new OrderedPublisher(cluster.local())) {
      for (String monitor : MONITORS.values()) {
        publisher.send(
            new ProducerRecord<>("monitors", 0, null, monitor.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("plumbline.sparse.seeds", 1));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void reportsOfSparseTopicsWhatABacktestReportsOfFiles(long seed) throws Exception {
    // Given
    SparseTraffic traffic = new SparseTraffic(seed);
    CommittedResults expected = backtests("sparse-" + seed, traffic);
    for (int parallelism : PARALLELISMS) {

      // When
      CommittedResults actual = live("sparse-" + seed + "-" + parallelism, traffic, parallelism);

      // Then
      String name = parallelism + " subtasks";
      assertThat(actual.alerts()).as(name).containsExactlyElementsOf(expected.alerts());
      assertThat(actual.inTheEnd(Long.MAX_VALUE))
          .as(name)
          .containsExactlyEntriesOf(expected.inTheEnd(Long.MAX_VALUE));
      assertThat(actual.rejections()).as(name).isEmpty();
    }
    assertIsWorthComparing(expected);
  }

  /** What a job reports that finds the first round and reads the others as they are published. */
  private static CommittedResults live(String name, SparseTraffic traffic, int parallelism)
      throws IOException {
    cluster.createTopicsOf(SparseTraffic.PARTITIONS, "predictions-" + name, "labels-" + name);
    cluster.createTopicsOf(1, "alerts-" + name, "metrics-" + name, "rejections-" + name);
    traffic.publish(cluster.local(), name, 0);
    FaultedJob job =
        FaultedJob.onItsOwn(
            cluster.local(),
            name,
            parallelism,
            "state.backend.type=hashmap",
            "time.silence=2 s",
            "checkpoint.interval=1 min"); // alerts are committed by stop()
    for (int round = 1; round <= SparseTraffic.ROUNDS; round++) {
      awaitRound(traffic, round - 1, job);
      traffic.publish(cluster.local(), name, round);
    }
    awaitRound(traffic, SparseTraffic.ROUNDS, job);
    job.stop();
    return CommittedResults.of(job);
  }

  private static void awaitRound(SparseTraffic traffic, int round, FaultedJob job) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(2))
        .until(() -> traffic.isReported(CommittedResults.of(job), round));
  }

  private static void assertIsWorthComparing(CommittedResults expected) {
    assertThat(expected.measurements()).hasSizeGreaterThan(5_000);
    for (String rule : List.of("silent", "few", "slow", "drift", "low", "cohort")) {
      assertThat(expected.alertsThatAre("FIRING"))
          .as(rule)
          .anyMatch(alert -> alert.contains("\"rule\":\"" + rule + "\""));
    }
    assertThat(expected.alertsThatAre("RESOLVED")).hasSizeGreaterThan(10);
  }

  /** A backtest is of one model: both together. */
  private static CommittedResults backtests(String events, SparseTraffic traffic)
      throws IOException {
    Path predictions = cluster.write(events + "-p.jsonl", traffic.predictionLines());
    Path labels = cluster.write(events + "-l.jsonl", traffic.labelLines());
    List<String> alerts = new ArrayList<>();
    Map<String, JsonNode> measurements = new TreeMap<>();
    for (String model : MONITORS.keySet()) {
      Path out = Files.createDirectory(cluster.file(events + "-" + model));
      cluster.run(
          List.of(
              "scripts/plumbline",
              "backtest",
              "--monitor",
              cluster.write(model + ".json", MONITORS.get(model)).toString(),
              "--predictions",
              predictions.toString(),
              "--labels",
              labels.toString(),
              "--out",
              out.toString()));
      CommittedResults reported = CommittedResults.of(out);
      alerts.addAll(reported.alerts());
      measurements.putAll(reported.measurements());
    }
    return new CommittedResults(alerts.stream().sorted().toList(), measurements, new TreeSet<>());
  }
}
