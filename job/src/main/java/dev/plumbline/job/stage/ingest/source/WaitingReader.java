package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads as another reader does, and holds a record, and with it all that follow, until {@link
 * RegistryWait} admits it: nothing is read ahead, so what is not read stays on Kafka. Checkpoints
 * go on: one that is taken meanwhile starts again at the record that is held.
 */
@SuppressWarnings("try") // Flink declares close() to throw anything
final class WaitingReader extends ForwardingReader implements GatedOutput.Gate {

  /**
   * A record that may not pass yet.
   *
   * @param release hands it over
   */
  private record Held(SourceRecord record, Runnable release) {}

  private final RegistryWait wait;
  private final Queue<Held> held = new ArrayDeque<>();

  private ReaderOutput<SourceRecord> target;
  private ReaderOutput<SourceRecord> gated;

  WaitingReader(SourceReader<SourceRecord, KafkaPartitionSplit> reader, RegistryWait wait) {
    super(reader);
    this.wait = wait;
  }

  @Override
  public InputStatus pollNext(ReaderOutput<SourceRecord> output) throws Exception {
    if (output != target) {
      target = output;
      gated = new GatedReaderOutput(output, this);
    }
    while (!held.isEmpty()) {
      if (wait.isWaiting()) {
        return InputStatus.NOTHING_AVAILABLE;
      }
      if (!wait.admits(held.peek().record())) {
        wait.begin(held.peek().record());
        return InputStatus.NOTHING_AVAILABLE;
      }
      held.remove().release().run();
    }
    InputStatus status = reader.pollNext(gated);
    return held.isEmpty() ? status : InputStatus.NOTHING_AVAILABLE;
  }

  /** Whether neither the record nor one before it must wait. */
  @Override
  public boolean passes(SourceRecord record) {
    return held.isEmpty() && wait.admits(record);
  }

  @Override
  public void hold(SourceRecord record, Runnable release) {
    if (held.isEmpty()) {
      wait.begin(record);
    }
    held.add(new Held(record, release));
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return held.isEmpty() ? super.isAvailable() : wait.whenSettled();
  }

  /** The places to go on from: of a partition with a held record, that record's. */
  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    Map<Integer, Long> first = new HashMap<>();
    held.forEach(one -> first.putIfAbsent(one.record().partition(), one.record().offset()));
    List<KafkaPartitionSplit> splits = new ArrayList<>();
    for (KafkaPartitionSplit split : super.snapshotState(checkpointId)) {
      Long offset = first.get(split.getPartition());
      splits.add(
          offset == null
              ? split
              : new KafkaPartitionSplit(
                  split.getTopicPartition(),
                  offset,
                  split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET)));
    }
    return splits;
  }

  @Override
  public void close() throws Exception {
    wait.close();
    super.close();
  }
}
