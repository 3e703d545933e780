package dev.plumbline.testbed;

import static dev.plumbline.testbed.PublishedTraffic.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Alerts in the transaction of a savepoint, every process of Flink killed at once, and no job until
 * Kafka has ended that transaction: what was in it is lost unless the job writes it again.
 */
final class LostTransaction {

  /** For the cluster, so that the broker looks for transactions that are over every second. */
  static final String[] CLUSTER = {
    "--task-managers",
    "2",
    "--slots",
    "2",
    "--kafka-conf",
    "transaction.abort.timed.out.transaction.cleanup.interval.ms=1000"
  };

  private static final String TIMEOUT = "alerts.transaction-timeout=32 s";

  /** The killed job holds its id no longer than its transactions stay open. */
  private static final String[] RARE_CHECKPOINTS = {
    TIMEOUT, "checkpoint.interval=15 s", "job.lease=10 s"
  };

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Where the job was interrupted: up to here its events are published. */
  static final int INTERRUPTED = EVENTS * 5 / 8;

  private LostTransaction() {}

  /**
   * Runs the job, lets it lose a transaction, and resumes it.
   *
   * @return the resumed job
   */
  static FaultedJob of(LocalCluster cluster, PublishedTraffic traffic, String name)
      throws Exception {
    FaultedJob job = FaultedJob.runWith(cluster, name, 2, RARE_CHECKPOINTS);
    traffic.publish(0, EVENTS / 2);
    job.awaitCheckpoints(1);
    int before = CommittedResults.writtenAlerts(job).size();
    traffic.publish(EVENTS / 2, INTERRUPTED);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> CommittedResults.writtenAlerts(job).size() > before + 10);
    String savepoint = job.savepoint();
    for (String member : List.of("job-manager", "task-manager-1", "task-manager-2")) {
      cluster.kill(member);
    }
    awaitTheEndOfTransactions(cluster);
    cluster.start("job-manager");
    cluster.startTaskManager();
    cluster.startTaskManager();
    return FaultedJob.resume(cluster, name, 2, savepoint, TIMEOUT);
  }

  private static void awaitTheEndOfTransactions(LocalCluster cluster) throws Exception {
    ListTransactionsOptions open =
        new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.kafka()))) {
      assertThat(admin.listTransactions(open).all().get()).isNotEmpty();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> admin.listTransactions(open).all().get().isEmpty());
    }
  }
}
