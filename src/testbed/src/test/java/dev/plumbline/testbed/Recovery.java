package dev.plumbline.testbed;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * How a job came back after something was done to it.
 *
 * @param took from the fault until every subtask ran again
 * @param restarts of the job so far
 */
record Recovery(Duration took, int restarts) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Kills a TaskManager, starts another at once, and waits until the job runs again. */
  static Recovery of(FaultedJob job, Runnable kill) {
    long begun = System.nanoTime();
    kill.run();
    job.cluster().startTaskManager();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> job.restarts() > 0 && job.runs());
    return new Recovery(Duration.ofNanos(System.nanoTime() - begun), job.restarts());
  }
}
