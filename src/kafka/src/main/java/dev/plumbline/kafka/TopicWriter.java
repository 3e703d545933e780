package dev.plumbline.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Writes values to one topic, in order, each acknowledged by all replicas. The first failure is
 * thrown by the next call; nothing is counted as written that was not acknowledged.
 */
public final class TopicWriter implements AutoCloseable {

  private final KafkaAccess kafka;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private TopicWriter(KafkaAccess kafka, String topic, Producer<byte[], byte[]> producer) {
    this.kafka = kafka;
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Opens a topic.
   *
   * @throws KafkaFailureException when it is not there
   */
  public static TopicWriter open(KafkaAccess kafka, String topic) {
    try (Admin admin = kafka.admin()) {
      new Topics(kafka, admin).require(KafkaRight.onTopic("Write", topic));
    }
    return new TopicWriter(kafka, topic, kafka.producer());
  }

  /** Writes by a producer of the caller's, which is closed with this. */
  public static TopicWriter over(
      KafkaAccess kafka, String topic, Producer<byte[], byte[]> producer) {
    return new TopicWriter(kafka, topic, producer);
  }

  /** Hands a value over, null for a tombstone; it may not be written yet. */
  public void write(String key, byte[] value) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    try {
      throwFailure();
      producer.send(
          new ProducerRecord<>(topic, keyBytes, value),
          (metadata, problem) -> {
            if (problem == null) {
              acknowledged.incrementAndGet();
            } else {
              failure.compareAndSet(null, problem);
            }
          });
    } catch (KafkaException e) {
      throw kafka.explain(e, KafkaRight.onTopic("Write", topic));
    }
  }

  /** Waits until all is written. */
  public void flush() {
    producer.flush();
    throwFailure();
  }

  /** How many values are written. */
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void throwFailure() {
    if (failure.get() != null) {
      throw kafka.explain(failure.get(), KafkaRight.onTopic("Write", topic));
    }
  }
}
