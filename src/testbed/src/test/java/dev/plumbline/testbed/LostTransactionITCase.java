package dev.plumbline.testbed;

import static dev.plumbline.testbed.PublishedTraffic.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A transaction that Kafka ended before the job was back is reported and made good. */
class LostTransactionITCase {

  @Test
  void writesAgainWhatALostTransactionHeldAndSaysSo() throws Exception {
    try (LocalCluster cluster = LocalCluster.start(LostTransaction.CLUSTER);
        PublishedTraffic traffic = PublishedTraffic.on(cluster, "lost", "undisturbed")) {
      // When
      FaultedJob resumed = LostTransaction.of(cluster, traffic, "lost");
      traffic.publish(LostTransaction.INTERRUPTED, EVENTS);
      traffic.publishTheEnd();
      PublishedTraffic.awaitTheEnd(resumed);
      resumed.cancel();

      // Then
      FaultedJob undisturbed = FaultedJob.run(cluster, "undisturbed", 2);
      PublishedTraffic.awaitTheEnd(undisturbed);
      SameResults.assertSame(CommittedResults.of(resumed), CommittedResults.of(undisturbed));
      List<String> own = CommittedResults.ownAlerts(resumed);
      assertThat(own).hasSize(1);
      assertThat(own.get(0)).contains("FIRING", "CRITICAL", "alerts were in a transaction");
      assertThat(CommittedResults.ownAlerts(undisturbed)).isEmpty();
    }
  }
}
