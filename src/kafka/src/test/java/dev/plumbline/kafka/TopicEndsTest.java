package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** By Kafka's own consumer in memory. */
class TopicEndsTest {

  private static final TopicPartition FIRST = new TopicPartition("labels", 0);
  private static final TopicPartition SECOND = new TopicPartition("labels", 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  private void assign(long firstEnd, long secondEnd) {
    consumer.updatePartitions("labels", List.of(partition(0), partition(1)));
    List<TopicPartition> partitions = TopicEnds.partitions(consumer, List.of("labels"));
    consumer.assign(partitions);
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    consumer.updateEndOffsets(Map.of(FIRST, firstEnd, SECOND, secondEnd));
    consumer.seekToBeginning(partitions);
  }

  private static PartitionInfo partition(int number) {
    return new PartitionInfo("labels", number, null, null, null);
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, null);
  }

  @Test
  void readsEveryPartitionToItsEnd() {
    // Given
    assign(2, 1);
    TopicEnds ends = TopicEnds.now(consumer, List.of(FIRST, SECOND));
    consumer.schedulePollTask(() -> consumer.addRecord(record(FIRST, 0)));
    consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 0)));
    consumer.schedulePollTask(() -> consumer.addRecord(record(FIRST, 1)));

    // When
    List<String> read = new ArrayList<>();
    ends.readTo(consumer, one -> read.add(one.partition() + "@" + one.offset()));

    // Then
    assertThat(read).containsExactly("0@0", "1@0", "0@1");
  }

  @Test
  void anEmptyTopicIsReadWithoutAsking() {
    // Given
    assign(0, 0);
    consumer.schedulePollTask(
        () -> {
          throw new IllegalStateException("asked");
        });

    // When
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    TopicEnds.now(consumer, List.of(FIRST, SECOND)).readTo(consumer, read::add);

    // Then
    assertThat(read).isEmpty();
  }

  @Test
  void givesUpOnEndsThatAreNotReachedAndNamesThem() {
    // Given
    assign(1, 0);
    TopicEnds ends = TopicEnds.now(consumer, List.of(FIRST, SECOND));

    // Then
    assertThatThrownBy(() -> ends.readTo(consumer, Duration.ofMillis(1), one -> {}))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("labels-0=1");
  }
}
