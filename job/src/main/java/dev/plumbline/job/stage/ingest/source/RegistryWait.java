package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether a record may pass: a record whose schema the registry has yet to tell of may not,
 * for as long as that takes. The registry is asked on a thread of its own, so that the task goes on
 * with checkpoints; meanwhile the log and the metric {@value #METRIC} say what is waited for.
 */
final class RegistryWait implements AutoCloseable {

  /** How long a record has been held by now, in seconds; 0 when none is. */
  static final String METRIC = "waitingForRegistrySeconds";

  private static final Logger LOG = LoggerFactory.getLogger(RegistryWait.class);
  private static final long ASK_EVERY_MS = 200;
  private static final long LOG_EVERY_NS = TimeUnit.SECONDS.toNanos(30);
  private static final int HEADER = 5;

  private final SchemaRegistry registry;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "plumbline-registry");
            thread.setDaemon(true);
            return thread;
          });

  private volatile long waitingSince;
  private volatile CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
  private long announcedAt;

  /** An id, so that the next record of the same costs no search; no id at first. */
  private long lastAdmitted = Long.MIN_VALUE;

  RegistryWait(SchemaRegistry registry, MetricGroup metrics) {
    this.registry = registry;
    metrics.gauge(METRIC, this::waitedSeconds);
  }

  /** Whether it is known what to make of the record; its value may be anything. */
  boolean admits(SourceRecord record) {
    byte[] value = record.value();
    if (value == null || value.length < HEADER || value[0] != 0) {
      return true;
    }
    int id = id(value);
    if (id != lastAdmitted) {
      if (!registry.isSettled(id)) {
        return false;
      }
      lastAdmitted = id;
    }
    return true;
  }

  private static int id(byte[] value) {
    return ByteBuffer.wrap(value).getInt(1);
  }

  /** Begins to ask for the schema of a record that was not admitted. */
  void begin(SourceRecord record) {
    waitingSince = System.nanoTime();
    announcedAt = waitingSince - LOG_EVERY_NS;
    settled = new CompletableFuture<>();
    executor.execute(() -> ask(record));
  }

  /** Whether a record is held. */
  boolean isWaiting() {
    return !settled.isDone();
  }

  /** Done as soon as the record that was begun with is admitted. */
  CompletableFuture<Void> whenSettled() {
    return settled;
  }

  private void ask(SourceRecord record) {
    Optional<String> problem = registry.settle(id(record.value()));
    if (problem.isEmpty()) {
      if (System.nanoTime() - waitingSince > LOG_EVERY_NS) {
        LOG.info("The registry answers again; {} is read on after {} s", place(record), waited());
      }
      settled.complete(null);
      return;
    }
    if (System.nanoTime() - announcedAt >= LOG_EVERY_NS) {
      announcedAt = System.nanoTime();
      LOG.warn(
          "{} waits for the registry, for {} s by now; nothing is lost or rejected, and this"
              + " subtask reads no further. {} Restore the registry, or correct"
              + " schemas.registry-url and schemas.registry.*",
          place(record),
          waited(),
          problem.get());
    }
    executor.schedule(() -> ask(record), ASK_EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private static String place(SourceRecord record) {
    return "topic '%s', partition %d, offset %d"
        .formatted(record.topic(), record.partition(), record.offset());
  }

  private long waitedSeconds() {
    return isWaiting() ? waited() : 0;
  }

  private long waited() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - waitingSince);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
