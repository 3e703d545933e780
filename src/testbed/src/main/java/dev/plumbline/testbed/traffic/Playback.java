package dev.plumbline.testbed.traffic;

import dev.plumbline.kafka.KafkaAccess;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.kafka.TopicWriter;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordWriter;
import java.util.Iterator;
import org.apache.avro.generic.GenericRecord;

/**
 * Carries events to {@code predictions} and {@code labels} in time: Avro single-object encoding,
 * under their prediction ids, so that each partition has them in the order of their times.
 */
public final class Playback implements AutoCloseable {

  private final TopicWriter predictions;
  private final TopicWriter labels;
  private final RecordWriter predictionBytes = RecordWriter.singleObject(Schemas.PREDICTION);
  private final RecordWriter labelBytes = RecordWriter.singleObject(Schemas.LABEL);

  /** Opens the two topics, which are there. */
  public Playback(KafkaAccess kafka) {
    this.predictions = TopicWriter.open(kafka, TopicNames.PREDICTIONS);
    this.labels = TopicWriter.open(kafka, TopicNames.LABELS);
  }

  /**
   * Publishes events until there are no more.
   *
   * @param events in the order of their times
   * @param speedUp seconds of event time a second; the first event is published at once. Infinite:
   *     as fast as Kafka takes them
   * @throws InterruptedException when told to stop before
   */
  public void play(Iterator<TimedEvent> events, double speedUp) throws InterruptedException {
    long begin = System.nanoTime();
    long firstAt = Long.MIN_VALUE;
    while (events.hasNext()) {
      TimedEvent next = events.next();
      firstAt = firstAt == Long.MIN_VALUE ? next.at() : firstAt;
      long due = (long) ((next.at() - firstAt) / speedUp);
      long early = due - (System.nanoTime() - begin) / 1_000_000;
      if (early > 0) {
        Thread.sleep(early);
      }
      publish(next.event());
    }
    predictions.flush();
    labels.flush();
  }

  private void publish(GenericRecord event) {
    String id = event.get("prediction_id").toString();
    if (event.getSchema().getFullName().equals(Schemas.LABEL.getFullName())) {
      labels.write(id, labelBytes.write(event));
    } else {
      predictions.write(id, predictionBytes.write(event));
    }
  }

  @Override
  public void close() {
    predictions.close();
    labels.close();
  }
}
