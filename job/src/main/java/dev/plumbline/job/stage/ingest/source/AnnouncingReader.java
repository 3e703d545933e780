package dev.plumbline.job.stage.ingest.source;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.SourceRecord.Kind;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads as Flink's Kafka reader does and adds news of partitions to the stream: assigned, before
 * any of its records; silent, when {@link PartitionSilence} says so. It asks to be polled once a
 * second even when there is nothing to read, since silence must be announced.
 */
@SuppressWarnings("try") // Flink declares close() to throw anything
final class AnnouncingReader extends ForwardingReader {

  private static final long TICK_MS = 1_000;

  /**
   * How many polls may come until the wall clock and the partitions are looked at again: silence is
   * a matter of seconds, records one of microseconds.
   */
  private static final int POLLS_A_LOOK = 16;

  /**
   * How many records the task takes at once: before it polls again it asks each of its outputs for
   * room and the mailbox for mail.
   */
  static final int RECORDS_A_POLL = 16;

  private final String topic;
  private final PartitionSilence silence;
  private final EndOffsetsProbe probe;
  private final BooleanSupplier waiting;
  private final Set<Integer> partitions = new TreeSet<>();
  private final Queue<SourceRecord> news = new ArrayDeque<>();

  private ReaderOutput<SourceRecord> target;
  private ReaderOutput<SourceRecord> observed;
  private long now;
  private int pollsToLook;
  private boolean waited;
  private CompletableFuture<Void> tick = CompletableFuture.completedFuture(null);

  /**
   * @param waiting whether {@code reader} has records that it cannot hand over yet: no partition is
   *     silent then, and event time waits for all of them
   */
  AnnouncingReader(
      SourceReader<SourceRecord, KafkaPartitionSplit> reader,
      String topic,
      PartitionSilence silence,
      EndOffsetsProbe probe,
      BooleanSupplier waiting) {
    super(reader);
    this.topic = topic;
    this.silence = silence;
    this.probe = probe;
    this.waiting = waiting;
  }

  @Override
  public void start() {
    probe.start();
    super.start();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<SourceRecord> output) throws Exception {
    if (output != target) {
      target = output;
      observed = new ObservedReaderOutput(output, this::observe);
    }
    if (pollsToLook-- <= 0) {
      pollsToLook = POLLS_A_LOOK;
      look();
    }
    while (!news.isEmpty()) {
      output.collect(news.remove());
    }
    InputStatus status = InputStatus.MORE_AVAILABLE;
    try {
      for (int left = RECORDS_A_POLL; left > 0 && status == InputStatus.MORE_AVAILABLE; left--) {
        status = reader.pollNext(observed);
      }
    } catch (RuntimeException e) {
      throw RecordMemory.explained(e, topic, () -> reader.snapshotState(-1));
    }
    if (status != InputStatus.MORE_AVAILABLE) {
      pollsToLook = 0; // time may pass before the next record
      if (waiting.getAsBoolean() && !waited) {
        waited = true;
        partitions.forEach(this::announceAssigned);
        return InputStatus.MORE_AVAILABLE; // to tell it now
      }
    }
    return status;
  }

  private void look() {
    now = System.currentTimeMillis();
    if (waiting.getAsBoolean()) {
      return;
    }
    if (waited) {
      waited = false;
      silence.ended(now);
    }
    if (silence.outage(probe.answer(), now)) {
      partitions.forEach(this::announceAssigned); // what comes meanwhile must find its windows open
    }
    for (int partition : silence.newlySilent(probe.answer(), now)) {
      news.add(SourceRecord.news(Kind.PARTITION_SILENT, topic, partition));
    }
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    CompletableFuture<Void> available = super.isAvailable();
    if (available.isDone()) {
      return available;
    }
    if (tick.isDone()) {
      tick = new CompletableFuture<Void>().completeOnTimeout(null, TICK_MS, TimeUnit.MILLISECONDS);
    }
    return CompletableFuture.anyOf(available, tick).thenAccept(either -> {});
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    now = System.currentTimeMillis();
    for (KafkaPartitionSplit split : splits) {
      silence.assigned(split.getPartition(), split.getStartingOffset(), now);
      probe.watch(split.getPartition());
      partitions.add(split.getPartition());
      announceAssigned(split.getPartition());
    }
    super.addSplits(splits);
  }

  private void announceAssigned(int partition) {
    news.add(SourceRecord.news(Kind.PARTITION_ASSIGNED, topic, partition));
  }

  @Override
  public void close() throws Exception {
    probe.close();
    super.close();
  }

  private void observe(SourceRecord record) {
    silence.arrived(record.partition(), record.offset(), now);
  }
}
