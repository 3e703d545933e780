package dev.plumbline.testbed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Once {@link #flush} or {@link #close} returns, every record that was sent is on its partition, in
 * the order of sending, even on a topic that was created a moment ago.
 *
 * <p>Idempotence does not do that alone. While a broker takes up a new partition it refuses the
 * first batch and may take the second one, if that is under way already: from a producer that it
 * does not know it takes any sequence number. From then on it refuses the first one as out of
 * sequence, until Kafka's producer gives it up after two minutes. With one request under way there
 * is no second batch.
 */
final class OrderedPublisher implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  OrderedPublisher(LocalCluster cluster) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                cluster.kafka(),
                "enable.idempotence",
                "true",
                "max.in.flight.requests.per.connection",
                "1"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends a record; whether it arrived is told by {@link #flush}. */
  void send(ProducerRecord<byte[], byte[]> record) {
    producer.send(record, (metadata, exception) -> failure.compareAndSet(null, exception));
  }

  /**
   * Waits until everything is acknowledged.
   *
   * @throws IllegalStateException when a record did not arrive
   */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("a record did not arrive", failure.get());
    }
  }

  /**
   * Waits as {@link #flush} does and ends.
   *
   * @throws IllegalStateException when a record did not arrive
   */
  @Override
  public void close() {
    try {
      flush();
    } finally {
      producer.close();
    }
  }
}
