package dev.plumbline.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the committed records of one topic, all partitions, without a consumer group. */
public final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaAccess kafka;
  private final String topic;

  /** A reader of a topic; nothing is sent yet. */
  public TopicReader(KafkaAccess kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** Gives every record that is committed now to {@code receiver}, each partition in its order. */
  public void readToEnd(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
    requireTopic();
    try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
      Collection<TopicPartition> partitions = assign(consumer);
      TopicEnds ends = TopicEnds.now(consumer, partitions);
      consumer.seekToBeginning(partitions);
      ends.readTo(consumer, receiver);
    } catch (KafkaException e) {
      throw kafka.explain(e, KafkaRight.onTopic("Read", topic));
    }
  }

  /**
   * Gives records to {@code receiver} as they come, until it says that it has enough or {@code
   * isOver} does.
   *
   * @param fromBeginning all records that are kept, too, not only new ones
   * @param receiver returns whether it wants more
   */
  public void follow(
      boolean fromBeginning,
      Predicate<ConsumerRecord<byte[], byte[]>> receiver,
      BooleanSupplier isOver) {
    requireTopic();
    try (Consumer<byte[], byte[]> consumer = kafka.consumer()) {
      Collection<TopicPartition> partitions = assign(consumer);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      // Positions are lazy: without this, records published before the first poll would be lost.
      partitions.forEach(consumer::position);
      while (!isOver.getAsBoolean()) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (!receiver.test(record)) {
            return;
          }
        }
      }
    } catch (KafkaException e) {
      throw kafka.explain(e, KafkaRight.onTopic("Read", topic));
    }
  }

  private void requireTopic() {
    try (Admin admin = kafka.admin()) {
      new Topics(kafka, admin).require(KafkaRight.onTopic("Read", topic));
    }
  }

  private List<TopicPartition> assign(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = TopicEnds.partitions(consumer, List.of(topic));
    consumer.assign(partitions);
    return partitions;
  }
}
