package dev.plumbline.testbed;

import static dev.plumbline.testbed.PublishedTraffic.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Alerts that are gone from their topic when the job comes back are not published again, and the
 * job says that nobody can tell whether they were. One job is stopped with a savepoint and finds
 * its topic without records, one is killed after a checkpoint and finds a new topic.
 */
class VanishedAlertsITCase {

  private static final int PARTITIONS = 2;
  private static final int INTERRUPTED = EVENTS * 5 / 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** None but those that the test asks for, so that the last one is sure to hold alerts. */
  private static final String NO_CHECKPOINTS = "checkpoint.interval=7 min";

  @Test
  void publishesNoAlertTwiceWhenItsTopicHasLostThem() throws Exception {
    try (LocalCluster cluster = LocalCluster.start("--task-managers", "1", "--slots", "2");
        Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.kafka()));
        PublishedTraffic traffic = PublishedTraffic.on(cluster, "stopped", "killed")) {
      // Given
      traffic.publish(0, INTERRUPTED);
      FaultedJob stopped = FaultedJob.runWith(cluster, "stopped", 1, NO_CHECKPOINTS);
      FaultedJob killed = FaultedJob.runWith(cluster, "killed", 1, NO_CHECKPOINTS);
      awaitAlerts(stopped);
      String savepoint = stopped.stop();
      awaitAlerts(killed);
      killed.checkpoint();
      await().atMost(PATIENCE).until(() -> !published(killed).isEmpty());
      cluster.killTaskManager(1);
      List<String> beforeStop = published(stopped);
      List<String> beforeKill = published(killed);

      // When
      empty(admin, "alerts-stopped");
      createAnew(admin, "alerts-killed");
      assertThat(published(stopped)).isEmpty();
      assertThat(published(killed)).isEmpty();
      cluster.startTaskManager();
      await().atMost(PATIENCE).until(() -> killed.restarts() > 0 && killed.runs());
      FaultedJob resumed = FaultedJob.resume(cluster, "stopped", 1, savepoint);
      traffic.publish(INTERRUPTED, EVENTS);
      traffic.publishTheEnd();
      for (FaultedJob job : List.of(resumed, killed)) {
        PublishedTraffic.awaitLastWindows(job);
        job.stop(); // commits
      }

      // Then
      List<String> byStopped = both(beforeStop, published(resumed));
      List<String> byKilled = both(beforeKill, published(killed));
      assertThat(byStopped).hasSizeGreaterThan(40).doesNotHaveDuplicates();
      assertThat(byKilled).doesNotHaveDuplicates().containsExactlyElementsOf(byStopped);
      assertSaysSo(resumed, "begins at offset", "its retention has passed");
      assertSaysSo(killed, "was deleted and created again");
    }
  }

  private static void awaitAlerts(FaultedJob job) {
    await().atMost(PATIENCE).until(() -> CommittedResults.writtenAlerts(job).size() > 10);
  }

  private static List<String> published(FaultedJob job) throws Exception {
    return CommittedResults.of(job).alerts();
  }

  private static List<String> both(List<String> before, List<String> after) {
    return Stream.concat(before.stream(), after.stream()).sorted().toList();
  }

  private static void assertSaysSo(FaultedJob job, String... reasons) {
    assertThat(CommittedResults.ownAlerts(job))
        .as(job.name())
        .singleElement()
        .asString()
        .contains("\"FIRING\"", "\"CRITICAL\"", "\"unverified-alerts\"")
        .contains(reasons);
  }

  /** Deletes every record, as a retention that has passed does. */
  private static void empty(Admin admin, String topic) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
    }
    admin.deleteRecords(all).all().get();
  }

  private static void createAnew(Admin admin, String topic) throws Exception {
    admin.deleteTopics(List.of(topic)).all().get();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions() // the broker may still be busy with the old one
        .until(
            () -> {
              NewTopic created = new NewTopic(topic, PARTITIONS, (short) 1);
              admin.createTopics(List.of(created)).all().get();
              return true;
            });
  }
}
