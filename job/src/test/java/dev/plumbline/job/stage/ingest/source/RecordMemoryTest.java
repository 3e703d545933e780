package dev.plumbline.job.stage.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecordMemoryTest {

  @Test
  void endsTheJobWithAClearWordWhereARecordDoesNotFitIntoMemory() {
    // Given
    OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
    RuntimeException failure = new RuntimeException("One or more fetchers have failed", heap);
    KafkaPartitionSplit next = new KafkaPartitionSplit(new TopicPartition("predictions", 2), 77);

    // When
    RuntimeException thrown = RecordMemory.explained(failure, "predictions", () -> List.of(next));

    // Then
    assertThat(thrown).isInstanceOf(SuppressRestartsException.class).hasRootCause(heap);
    assertThat(thrown.getCause())
        .hasMessageContaining("A record of topic 'predictions' does not fit into memory")
        .hasMessageContaining("partition 2 from 77")
        .hasMessageContaining("kafka-delete-records");
  }

  @Test
  void leavesEveryOtherFailureAsItIs() {
    // Given
    RuntimeException failure = new IllegalStateException("the broker is away");

    // When
    RuntimeException thrown = RecordMemory.explained(failure, "predictions", List::of);

    // Then
    assertThat(thrown).isSameAs(failure);
  }
}
