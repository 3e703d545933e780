package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of each {@code job.id} one job runs, whoever submits another, and whatever dies. */
class SecondJobITCase {

  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Pattern JOB = Pattern.compile("JobID ([0-9a-f]{32})");

  private static MonitoredCluster cluster;

  @BeforeAll
  static void startTheCluster() {
    cluster = MonitoredCluster.start("--task-managers", "1", "--slots", "4");
  }

  @AfterAll
  static void closeTheCluster() {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Submits the job by Flink's own client; fails with all that it said when it is refused. */
  private static FaultedJob submit(String jobId, String... options) {
    List<String> command = new ArrayList<>(List.of("flink", "run", "-d"));
    command.addAll(List.of(options));
    command.add(cluster.root().resolve("job/target/plumbline-job.jar").toString());
    command.addAll(List.of("--config", cluster.root().resolve("job/conf/local.yaml").toString()));
    for (String setting :
        List.of(
            "kafka.bootstrap.servers=" + cluster.local().kafka(),
            "job.id=" + jobId,
            "job.lease=" + LEASE.toSeconds() + " s")) {
      command.addAll(List.of("--set", setting));
    }
    String said = cluster.local().run(command.toArray(String[]::new));
    Matcher id = JOB.matcher(said);
    assertThat(id.find()).as(said).isTrue();
    return new FaultedJob(cluster.local(), jobId, id.group(1));
  }

  @Test
  void refusesASecondUntilTheFirstEndsAndLetsTheFirstComeBack() {
    // Given
    FaultedJob first = submit("held");
    first.awaitRunning();

    // Then
    assertIsRefused(first);

    // When a TaskManager dies: the same submission goes on
    Recovery recovery = Recovery.of(first, () -> cluster.local().killTaskManager(1));
    assertThat(recovery.restarts()).isPositive();
    assertIsRefused(first);

    // When it is stopped with a savepoint: it is taken up at once
    FaultedJob resumed = submit("held", "-s", first.stop());
    resumed.awaitRunning();
    assertIsRefused(resumed);

    // When the JobManager dies with it: it is refused for no longer than its lease
    cluster.local().kill("job-manager");
    long died = System.nanoTime();
    cluster.local().start("job-manager");
    FaultedJob again =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .ignoreExceptionsMatching(refusal -> refusal.getMessage().contains("is taken"))
            .until(() -> submit("held"), job -> true);
    Duration waited = Duration.ofNanos(System.nanoTime() - died);
    again.awaitRunning();

    // Then submitting once more takes a few seconds by itself
    assertThat(waited).isLessThan(LEASE.plusSeconds(15));
    assertThat(cluster.records("profiles")).isNotEmpty(); // the leases, which nobody takes for more
    assertThat(cluster.records("rejections")).isEmpty();
    again.cancel();
  }

  private static void assertIsRefused(FaultedJob holder) {
    assertThatThrownBy(() -> submit("held"))
        .hasMessageContaining("job.id 'held' is taken: Flink job " + holder.id())
        .hasMessageContaining("holds it since")
        .hasMessageContaining("If that one is dead, its hold ends by itself at");
  }

  @Test
  void letsOneOfTwoRunThatAreSubmittedInTheSameMoment() {
    // When
    List<CompletableFuture<FaultedJob>> both =
        List.of(
            CompletableFuture.supplyAsync(() -> submit("race")),
            CompletableFuture.supplyAsync(() -> submit("race")));
    List<FaultedJob> accepted = new ArrayList<>();
    for (CompletableFuture<FaultedJob> each : both) {
      try {
        accepted.add(each.join());
      } catch (CompletionException refusal) {
        assertThat(refusal.getCause()).hasMessageContaining("job.id 'race' is taken");
      }
    }

    // Then
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                accepted.stream().filter(FaultedJob::runs).count() == 1
                    && accepted.stream()
                            .filter(job -> job.state().equals("FAILED") && job.restarts() == 0)
                            .count()
                        == accepted.size() - 1);
    accepted.stream().filter(FaultedJob::runs).forEach(FaultedJob::cancel);
  }
}
