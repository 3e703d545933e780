package dev.plumbline.job.stage.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.SourceRecord.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnnouncingReaderTest {

  /** Has so many records, one a poll, and must not be asked for more than that is the end. */
  private static final class Records extends PlainReader {

    private final int size;
    private int read;
    private boolean ended;

    private Records(int size) {
      this.size = size;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<SourceRecord> output) {
      assertThat(ended).isFalse();
      if (read == size) {
        ended = true;
        return InputStatus.END_OF_INPUT;
      }
      output
          .createOutputForSplit("predictions-2")
          .collect(SourceRecord.of("predictions", 2, read++, 1, null, null));
      return InputStatus.MORE_AVAILABLE;
    }
  }

  /** Nobody answers. */
  private static final class NoBroker implements EndOffsetsQuery {

    @Override
    public Optional<Map<Integer, Reach>> ask(Set<Integer> partitions) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private final CollectedRecords collected = new CollectedRecords();
  private AnnouncingReader reader;

  private void readerOf(int records) {
    reader =
        new AnnouncingReader(
            new Records(records),
            "predictions",
            new PartitionSilence(
                Duration.ofSeconds(10), Duration.ofSeconds(300), Duration.ofSeconds(10)),
            new EndOffsetsProbe(new NoBroker(), () -> 0),
            () -> false);
    reader.addSplits(List.of(new KafkaPartitionSplit(new TopicPartition("predictions", 2), 0)));
  }

  @AfterEach
  void close() throws Exception {
    reader.close();
  }

  @Test
  void announcesOfAPartitionBeforeItsRecords() throws Exception {
    // Given
    readerOf(3);

    // When
    reader.pollNext(collected);

    // Then
    assertThat(collected.records)
        .extracting(SourceRecord::kind)
        .containsExactly(Kind.PARTITION_ASSIGNED, Kind.RECORD, Kind.RECORD, Kind.RECORD);
  }

  @Test
  void readsAllThatIsThereInItsOrderAndSaysWhenThatIsAll() throws Exception {
    // Given
    readerOf(1_000);

    // When
    while (reader.pollNext(collected) == InputStatus.MORE_AVAILABLE) {
      assertThat(collected.records.size() % AnnouncingReader.RECORDS_A_POLL).isEqualTo(1);
    }

    // Then
    List<SourceRecord> records = collected.records.subList(1, collected.records.size());
    assertThat(records).hasSize(1_000);
    assertThat(records).extracting(SourceRecord::offset).isSorted();
  }
}
