package dev.plumbline.job.stage.publish.write;

import dev.plumbline.schemas.record.RecordWriter;
import dev.plumbline.schemas.registry.SchemaRegistryException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a writer whose schema has to be registered, and waits for a registry that does not answer,
 * for as long as that takes: nothing could be written without its id, and to fail would only
 * restart the whole job again and again. The log and the metric {@value #METRIC} say what is waited
 * for. What the registry refuses by its own word fails at once.
 */
final class PatientOpening {

  /** How long the writer has waited by now, in seconds; 0 once it is open. */
  static final String METRIC = "waitingForRegistrySeconds";

  private static final Logger LOG = LoggerFactory.getLogger(PatientOpening.class);
  private static final long LOG_EVERY_NS = TimeUnit.SECONDS.toNanos(30);

  private final String topic;
  private final Duration askEvery;
  private final long began = System.nanoTime();
  private volatile boolean isOpen;

  /**
   * An opening for a topic.
   *
   * @param metrics of the writer
   */
  PatientOpening(String topic, Duration askEvery, MetricGroup metrics) {
    this.topic = topic;
    this.askEvery = askEvery;
    metrics.gauge(METRIC, () -> isOpen ? 0L : waited());
  }

  /**
   * Opens, sooner or later.
   *
   * @throws SchemaRegistryException when the registry refuses the schema
   * @throws InterruptedException when the task is cancelled meanwhile
   */
  RecordWriter open(Supplier<RecordWriter> opening) throws InterruptedException {
    long reported = began - LOG_EVERY_NS;
    while (true) {
      try {
        RecordWriter writer = opening.get();
        isOpen = true;
        return writer;
      } catch (SchemaRegistryException e) {
        if (e.isRefusal()) {
          throw e;
        }
        if (System.nanoTime() - reported >= LOG_EVERY_NS) {
          reported = System.nanoTime();
          LOG.warn(
              "The writer of topic '{}' waits for the registry, for {} s by now; nothing is lost,"
                  + " and nothing is written or checkpointed meanwhile. {}. Restore the registry,"
                  + " or correct schemas.registry-url and schemas.registry.*",
              topic,
              waited(),
              e.getMessage());
        }
        Thread.sleep(askEvery.toMillis());
      }
    }
  }

  private long waited() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
  }
}
