package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;

/**
 * More subtasks than partitions, partitions that are added while the job runs, one of them empty
 * for a while: time goes on, and every event is counted, none of them late for being new.
 */
class AddedPartitionsITCase {

  private static final String MONITOR =
      ReplayedTraffic.MONITOR + "measures: [volume, latency, quality]\n";

  private static final int BEFORE = 2;
  private static final int AFTER = 4;

  @Test
  void countsTheEventsOfPartitionsThatAreAddedWhileTheJobRuns() throws Exception {
    try (MonitoredCluster cluster =
        MonitoredCluster.start("--task-managers", "1", "--slots", "5")) {
      // Given
      cluster.plumbline(
          "monitor",
          "apply",
          "--before-start",
          "--effective-from",
          "2025-01-01T00:00:00Z",
          cluster.write("grown.yaml", MONITOR).toString());
      cluster.createTopicsOf(BEFORE, "predictions-grown", "labels-grown");
      for (String job : List.of("grown", "afresh")) {
        cluster.createTopics("alerts-" + job, "metrics-" + job, "rejections-" + job);
      }
      ReplayedTraffic traffic = ReplayedTraffic.arriving(5);
      traffic.publish(cluster.local(), "grown", 0, 0.4, BEFORE);
      FaultedJob grown =
          FaultedJob.onItsOwn(
              cluster.local(),
              "grown",
              AFTER,
              "state.backend.type=hashmap",
              "partition-discovery=1 s",
              "time.silence=3 s");
      awaitWindowsUpTo(0.4, grown);

      // When
      addPartitions(cluster, "predictions-grown", "labels-grown");
      traffic.publish(cluster.local(), "grown", 0.4, 0.7, AFTER - 1);
      awaitWindowsUpTo(0.7, grown);
      traffic.publish(cluster.local(), "grown", 0.7, 1, AFTER);
      ReplayedTraffic.publishTheEnd(cluster.local(), "grown", AFTER);

      // Then
      FaultedJob afresh =
          FaultedJob.onItsOwn(
              cluster.local(),
              "afresh",
              1,
              "state.backend.type=hashmap",
              "topics.predictions=predictions-grown",
              "topics.labels=labels-grown");
      ReplayedTraffic.awaitTheEnd(grown);
      ReplayedTraffic.awaitTheEnd(afresh);
      long before = ReplayedTraffic.END + 500_000;
      assertThat(CommittedResults.of(grown).inTheEnd(before))
          .containsExactlyEntriesOf(CommittedResults.of(afresh).inTheEnd(before));
      FlinkCounters counters = new FlinkCounters(cluster.local().flinkRest());
      assertThat(CommittedResults.of(grown).rejections()).isEmpty();
      for (String counter : List.of("late", "tooLate", "tooLateForWindows")) {
        assertThat(counters.sum("Plumbline grown", "", counter)).as(counter).isZero();
      }
      assertThat(counters.sum("Plumbline grown", "ingest-predictions", "accepted"))
          .isEqualTo(traffic.predictionCount());
    }
  }

  private static void addPartitions(MonitoredCluster cluster, String... topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.local().kafka()))) {
      for (String topic : topics) {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(AFTER))).all().get();
      }
    }
  }

  /** Waits for the last windows that the events published so far can close, on both time axes. */
  private static void awaitWindowsUpTo(double share, FaultedJob job) {
    long reached =
        ReplayedTraffic.START + (long) (share * (ReplayedTraffic.END - ReplayedTraffic.START));
    CommittedResults.awaitWindows(
        job, Map.of("prediction_count", reached - 10_000, "accuracy", reached - 10_000));
  }
}
