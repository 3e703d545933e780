package dev.plumbline.testbed;

import static dev.plumbline.testbed.PublishedTraffic.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The longer fault scenarios, run by {@code scripts/faults}; each prints one closing line. */
class FaultSuite {

  private static final Duration OUTAGE = Duration.ofSeconds(10);

  @Test
  void killsATaskManager() throws Exception {
    compare(
        "tm-kill",
        2,
        job -> {
          Recovery recovery = Recovery.of(job, () -> job.cluster().killTaskManager(1));
          say("tm-kill: all tasks ran again after %d ms", recovery.took().toMillis());
          return job;
        });
  }

  @Test
  void killsTheBrokerForTenSeconds() throws Exception {
    compare(
        "broker-kill",
        2,
        job -> {
          job.cluster().kill("kafka");
          Awaitility.await().pollDelay(OUTAGE).atMost(OUTAGE.multipliedBy(2)).until(() -> true);
          job.cluster().start("kafka");
          assertThat(job.restarts()).isZero();
          return job;
        });
  }

  @Test
  void resumesFromASavepointAtAnotherParallelism() throws Exception {
    compare(
        "savepoint-rescale",
        2,
        job -> {
          String savepoint = job.stop();
          return FaultedJob.resume(job.cluster(), job.name(), 4, savepoint);
        });
  }

  @Test
  void losesATransaction() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(LostTransaction.CLUSTER);
        PublishedTraffic traffic = PublishedTraffic.on(cluster, "disturbed", "undisturbed")) {
      FaultedJob disturbed = LostTransaction.of(cluster, traffic, "disturbed");
      finish("lost-transaction", traffic, LostTransaction.INTERRUPTED, disturbed);
      assertThat(CommittedResults.ownAlerts(disturbed)).hasSize(1);
    }
  }

  @Test
  void goesBackToASavepointThatTheJobHadLeftBehind() throws Exception {
    try (LocalCluster cluster = LocalCluster.start("--task-managers", "2", "--slots", "2");
        PublishedTraffic traffic = PublishedTraffic.on(cluster, "disturbed", "undisturbed")) {
      // Given
      FaultedJob job = FaultedJob.run(cluster, "disturbed", 2);
      traffic.publish(0, EVENTS / 2);
      job.awaitCheckpoints(2);
      int before = CommittedResults.of(job).alerts().size();
      String savepoint = job.savepoint();
      traffic.publish(EVENTS / 2, EVENTS * 5 / 8);
      Awaitility.await().until(() -> CommittedResults.of(job).alerts().size() > before + 10);
      job.cancel();

      // When
      FaultedJob disturbed = FaultedJob.resume(cluster, job.name(), 2, savepoint);
      finish("old-savepoint", traffic, EVENTS * 5 / 8, disturbed);
    }
  }

  private static void compare(String name, int parallelism, UnaryOperator<FaultedJob> fault)
      throws Exception {
    try (LocalCluster cluster = LocalCluster.start("--task-managers", "2", "--slots", "2");
        PublishedTraffic traffic = PublishedTraffic.on(cluster, "disturbed", "undisturbed")) {
      // Given
      FaultedJob job = FaultedJob.run(cluster, "disturbed", parallelism);
      traffic.publish(0, EVENTS / 2);
      job.awaitCheckpoints(1);
      traffic.publish(EVENTS / 2, EVENTS * 5 / 8);

      // When
      finish(name, traffic, EVENTS * 5 / 8, fault.apply(job));
    }
  }

  /** Publishes the rest, runs the job again undisturbed, and compares. */
  private static void finish(
      String name, PublishedTraffic traffic, int published, FaultedJob disturbed) throws Exception {
    // When
    traffic.publish(published, EVENTS);
    traffic.publishTheEnd();
    PublishedTraffic.awaitTheEnd(disturbed);
    int restarts = disturbed.restarts();
    disturbed.cancel();

    // Then
    FaultedJob undisturbed = FaultedJob.run(disturbed.cluster(), "undisturbed", 2);
    PublishedTraffic.awaitTheEnd(undisturbed);
    CommittedResults expected = CommittedResults.of(undisturbed);
    CommittedResults actual = CommittedResults.of(disturbed);
    SameResults.assertSame(actual, expected);
    say(
        "%s: passed, %d alerts each once, %d measurements and %d rejections as undisturbed,"
            + " %d restarts",
        name,
        actual.alerts().size(),
        actual.measurements().size(),
        actual.rejections().size(),
        restarts);
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
