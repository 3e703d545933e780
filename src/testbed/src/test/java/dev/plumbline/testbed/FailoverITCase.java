package dev.plumbline.testbed;

import static dev.plumbline.testbed.PublishedTraffic.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A TaskManager that dies changes nothing of what readers find. */
class FailoverITCase {

  @Test
  void reportsTheSameWhenATaskManagerIsKilled() throws Exception {
    try (LocalCluster cluster = LocalCluster.start("--task-managers", "2", "--slots", "2");
        PublishedTraffic traffic = PublishedTraffic.on(cluster, "killed", "undisturbed")) {
      // Given
      FaultedJob killed = FaultedJob.run(cluster, "killed", 4);
      traffic.publish(0, EVENTS / 2);
      killed.awaitCheckpoints(1);
      traffic.publish(EVENTS / 2, EVENTS * 5 / 8);

      // When
      Recovery recovery = Recovery.of(killed, () -> cluster.killTaskManager(1));
      traffic.publish(EVENTS * 5 / 8, EVENTS);
      traffic.publishTheEnd();
      PublishedTraffic.awaitTheEnd(killed);
      killed.cancel();

      // Then
      FaultedJob undisturbed = FaultedJob.run(cluster, "undisturbed", 2);
      PublishedTraffic.awaitTheEnd(undisturbed);
      CommittedResults expected = CommittedResults.of(undisturbed);
      CommittedResults actual = CommittedResults.of(killed);
      assertThat(recovery.restarts()).isPositive();
      assertThat(expected.alertsThatAre("FIRING")).hasSizeGreaterThan(20);
      assertThat(expected.alertsThatAre("RESOLVED")).hasSizeGreaterThan(20);
      SameResults.assertSame(actual, expected);
    }
  }
}
