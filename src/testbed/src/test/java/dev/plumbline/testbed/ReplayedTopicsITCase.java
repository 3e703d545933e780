package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The same events give the same alerts and the same last word on each measurement, bit for bit:
 * published to Kafka in three random orders and read by jobs of 1, 2 and 4 subtasks, on both state
 * backends, each with a TaskManager killed under it; and read out of files by the backtest, in a
 * fourth order.
 */
class ReplayedTopicsITCase {

  private static final String MONITOR =
      ReplayedTraffic.MONITOR
          + """
          measures: [volume, latency, quality, confusion, reliability, estimated, gap, data_quality, drift]
          reference: {profile: card-fraud}
          rules:
            - {name: accuracy-drop, metric: accuracy, window: 15s, below: 0.9}
            - {name: ranks-badly, metric: roc_auc, window: 15s, below: 0.95}
            - {name: drift, metric: psi, features: all, window: 15s, above: 0.05}
            - {name: busy, metric: prediction_count, window: 15s, above: 150}
          """;

  private record Replay(String name, int parallelism, String backend) {}

  private static final List<Replay> REPLAYS =
      List.of(
          new Replay("first", 1, "hashmap"),
          new Replay("second", 2, "rocksdb"),
          new Replay("third", 4, "hashmap"));

  @Test
  void reportsTheSameFromTopicsInEveryOrderAndFromFiles() throws Exception {
    try (MonitoredCluster cluster =
        MonitoredCluster.start("--task-managers", "2", "--slots", "4")) {
      // Given
      Path monitor = cluster.write("replayed.yaml", MONITOR);
      Path profile = publishProfile(cluster, monitor);
      cluster.plumbline(
          "monitor",
          "apply",
          "--before-start",
          "--effective-from",
          "2024-01-01T00:00:00Z",
          monitor.toString());
      CommittedResults expected = backtest(cluster, monitor, profile);
      assertIsWorthComparing(expected);

      // When
      List<FaultedJob> jobs = REPLAYS.stream().map(replay -> begin(cluster, replay)).toList();
      jobs.forEach(job -> job.awaitCheckpoints(1));
      publish(cluster, 0.5, 0.6);
      Recovery recovery = Recovery.of(jobs.get(2), () -> cluster.local().killTaskManager(1));
      publish(cluster, 0.6, 1);
      for (Replay replay : REPLAYS) {
        ReplayedTraffic.publishTheEnd(cluster.local(), replay.name(), MonitoredCluster.PARTITIONS);
      }

      // Then
      assertThat(recovery.restarts()).isPositive();
      for (FaultedJob job : jobs) {
        CommittedResults actual = resultsOf(job);
        assertThat(actual.alerts()).as(job.name()).doesNotHaveDuplicates();
        assertThat(actual.alerts()).as(job.name()).containsExactlyElementsOf(expected.alerts());
        assertThat(comparable(actual))
            .as(job.name())
            .containsExactlyEntriesOf(comparable(expected));
        assertThat(actual.rejections()).as(job.name()).isEmpty();
      }
    }
  }

  private static void assertIsWorthComparing(CommittedResults expected) {
    assertThat(expected.alertsThatAre("FIRING")).hasSizeGreaterThan(10);
    assertThat(expected.alertsThatAre("RESOLVED")).hasSizeGreaterThan(10);
    for (String metric :
        List.of("roc_auc", "log_loss", "reliability", "psi", "ks", "gap.accuracy")) {
      assertThat(expected.measurements().values())
          .as(metric)
          .anyMatch(each -> each.get("metric").asText().equals(metric) && each.hasNonNull("value"));
    }
  }

  /** How often a window was revised depends on arrival, and empty ones end with a file. */
  private static Map<String, JsonNode> comparable(CommittedResults results) {
    return results.inTheEnd(ReplayedTraffic.END);
  }

  private static FaultedJob begin(MonitoredCluster cluster, Replay replay) {
    String name = replay.name();
    cluster.createTopics(
        "predictions-" + name,
        "labels-" + name,
        "alerts-" + name,
        "metrics-" + name,
        "rejections-" + name);
    traffic(replay).publish(cluster.local(), name, 0, 0.5, MonitoredCluster.PARTITIONS);
    return FaultedJob.onItsOwn(
        cluster.local(), name, replay.parallelism(), "state.backend.type=" + replay.backend());
  }

  private static void publish(MonitoredCluster cluster, double from, double to) {
    for (Replay replay : REPLAYS) {
      traffic(replay)
          .publish(cluster.local(), replay.name(), from, to, MonitoredCluster.PARTITIONS);
    }
  }

  private static ReplayedTraffic traffic(Replay replay) {
    return ReplayedTraffic.arriving(replay.parallelism());
  }

  private static CommittedResults resultsOf(FaultedJob job) throws Exception {
    CommittedResults.awaitWindows(job, Map.of("psi", ReplayedTraffic.END));
    ReplayedTraffic.awaitTheEnd(job);
    return CommittedResults.of(job);
  }

  private static CommittedResults backtest(MonitoredCluster cluster, Path monitor, Path profile)
      throws Exception {
    ReplayedTraffic traffic = ReplayedTraffic.arriving(7);
    Path out = Files.createDirectory(cluster.file("backtest"));
    cluster.run(
        List.of(
            "scripts/plumbline",
            "backtest",
            "--monitor",
            monitor.toString(),
            "--predictions",
            cluster.write("predictions.jsonl", traffic.predictionLines()).toString(),
            "--labels",
            cluster.write("labels.jsonl", traffic.labelLines()).toString(),
            "--profile",
            profile.toString(),
            "--out",
            out.toString()));
    return CommittedResults.of(out);
  }

  private static Path publishProfile(MonitoredCluster cluster, Path monitor) {
    Path profile = cluster.file("replayed.profile.avro");
    cluster.publishProfile(
        profile, monitor, cluster.write("replayed.csv", ReplayedTraffic.training()));
    return profile;
  }
}
