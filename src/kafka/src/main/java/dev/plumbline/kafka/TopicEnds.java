package dev.plumbline.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions ended once, for reading up to there.
 *
 * @param offsets of each partition the offset behind its last record
 */
public record TopicEnds(Map<TopicPartition, Long> offsets) {

  private static final Duration POLL = Duration.ofMillis(200);

  /** Copies the offsets. */
  public TopicEnds {
    offsets = Map.copyOf(offsets);
  }

  /** All partitions of topics, topic by topic. */
  public static List<TopicPartition> partitions(
      Consumer<byte[], byte[]> consumer, Collection<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Where they end now, as the consumer sees it: committed records only, if it says so. */
  public static TopicEnds now(
      Consumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
    return new TopicEnds(consumer.endOffsets(partitions));
  }

  /**
   * Reads from where the consumer stands to the ends and gives every record to {@code receiver},
   * each partition in its order; a few that came later can be among them. Waits as long as it
   * takes.
   *
   * @param consumer has all these partitions assigned, and no others
   */
  public void readTo(
      Consumer<byte[], byte[]> consumer,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
    while (!areReached(consumer)) {
      consumer.poll(POLL).forEach(receiver);
    }
  }

  /**
   * The same, but gives up.
   *
   * @param patience how long the ends may be out of reach
   * @throws KafkaException names the topics when the ends are not reached by then
   */
  public void readTo(
      Consumer<byte[], byte[]> consumer,
      Duration patience,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> receiver) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!areReached(consumer)) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("could not read to the ends " + offsets);
      }
      consumer.poll(POLL).forEach(receiver);
    }
  }

  private boolean areReached(Consumer<byte[], byte[]> consumer) {
    return offsets.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
