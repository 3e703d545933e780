package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.stage.ingest.source.EndOffsetsQuery.Reach;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks for end offsets every {@value #INTERVAL_S} seconds on a thread of its own, so that the task
 * never waits for a broker. Thread-safe.
 */
final class EndOffsetsProbe implements AutoCloseable {

  private static final long INTERVAL_S = 2;

  /**
   * What the broker said last.
   *
   * @param reaches by partition
   * @param askedAt when it was asked, epoch milliseconds
   */
  record Answer(Map<Integer, Reach> reaches, long askedAt) {

    static final Answer NONE = new Answer(Map.of(), Long.MIN_VALUE);
  }

  private final EndOffsetsQuery query;
  private final LongSupplier clock;
  private final Set<Integer> partitions = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "plumbline-end-offsets");
            thread.setDaemon(true);
            return thread;
          });

  private volatile Answer answer = Answer.NONE;

  EndOffsetsProbe(EndOffsetsQuery query, LongSupplier clock) {
    this.query = query;
    this.clock = clock;
  }

  void start() {
    executor.scheduleWithFixedDelay(this::ask, INTERVAL_S, INTERVAL_S, TimeUnit.SECONDS);
  }

  void watch(int partition) {
    partitions.add(partition);
  }

  Answer answer() {
    return answer;
  }

  private void ask() {
    if (partitions.isEmpty()) {
      return;
    }
    long askedAt = clock.getAsLong();
    answer =
        query
            .ask(Set.copyOf(partitions))
            .map(reach -> new Answer(reach, askedAt))
            .orElse(Answer.NONE);
  }

  @Override
  public void close() {
    executor.shutdownNow();
    query.close();
  }
}
