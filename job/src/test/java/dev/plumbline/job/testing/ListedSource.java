package dev.plumbline.job.testing;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.SourceRecord.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * A bounded source of listed records, one split a partition, read in offset order, with Kafka's
 * behaviour where it matters: a partition is read by one subtask, and after a failover from where
 * the checkpoint was. Can be made to fail once, with a completed checkpoint behind it and records
 * after that which have to be read again. Each subtask pauses now and then, as it pleases, so that
 * event time has come to other places in every run.
 */
public final class ListedSource
    implements Source<SourceRecord, ListedSplit, ArrayList<ListedSplit>>,
        ResultTypeQueryable<SourceRecord>,
        Serializable {

  private final ArrayList<ListedSplit> splits = new ArrayList<>();
  private final PlannedFailure failure;

  /** A source of records that know their partition and offset. */
  public ListedSource(List<SourceRecord> records) {
    this(records, PlannedFailure.never());
  }

  /** The same, with a subtask that fails as planned. */
  public ListedSource(List<SourceRecord> records, PlannedFailure failure) {
    this.failure = failure;
    Map<Integer, List<SourceRecord>> byPartition = new TreeMap<>();
    for (SourceRecord record : records) {
      byPartition.computeIfAbsent(record.partition(), unknown -> new ArrayList<>()).add(record);
    }
    byPartition.forEach((partition, list) -> splits.add(new ListedSplit(partition, list, 0)));
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<ListedSplit, ArrayList<ListedSplit>> createEnumerator(
      SplitEnumeratorContext<ListedSplit> context) {
    return new Enumerator(context, splits);
  }

  @Override
  public SplitEnumerator<ListedSplit, ArrayList<ListedSplit>> restoreEnumerator(
      SplitEnumeratorContext<ListedSplit> context, ArrayList<ListedSplit> checkpoint) {
    return new Enumerator(context, checkpoint);
  }

  @Override
  public SourceReader<SourceRecord, ListedSplit> createReader(SourceReaderContext context) {
    return new Reader(failure);
  }

  @Override
  public SimpleVersionedSerializer<ListedSplit> getSplitSerializer() {
    return new JavaSerializer<>();
  }

  @Override
  public SimpleVersionedSerializer<ArrayList<ListedSplit>> getEnumeratorCheckpointSerializer() {
    return new JavaSerializer<>();
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return TypeInformation.of(SourceRecord.class);
  }

  private static final class Enumerator
      implements SplitEnumerator<ListedSplit, ArrayList<ListedSplit>> {

    private final SplitEnumeratorContext<ListedSplit> context;
    private final List<ListedSplit> waiting;

    private Enumerator(SplitEnumeratorContext<ListedSplit> context, List<ListedSplit> waiting) {
      this.context = context;
      this.waiting = new ArrayList<>(waiting);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<ListedSplit> splits, int subtask) {
      waiting.addAll(splits);
    }

    @Override
    public void addReader(int subtask) {
      List<ListedSplit> own =
          waiting.stream()
              .filter(split -> split.partition() % context.currentParallelism() == subtask)
              .toList();
      waiting.removeAll(own);
      // All at once, as Kafka's: time must not go on with one before the others are known.
      context.assignSplits(new SplitsAssignment<>(Map.of(subtask, own)));
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public ArrayList<ListedSplit> snapshotState(long checkpointId) {
      return new ArrayList<>(waiting);
    }

    @Override
    public void close() {}
  }

  /** Records that a subtask reads between two pauses. */
  private static final int BREATH = 25;

  private static final int LONGEST_PAUSE_MS = 40;

  private static final class Reader implements SourceReader<SourceRecord, ListedSplit> {

    private final Deque<ListedSplit> splits = new ArrayDeque<>();
    private final Deque<SourceRecord> news = new ArrayDeque<>();
    private final List<ListedSplit> finished = new ArrayList<>();
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private final PlannedFailure failure;
    private final Random pauses = new Random();
    private boolean noMore;
    private int read;

    private Reader(PlannedFailure failure) {
      this.failure = failure;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<SourceRecord> output) {
      if (failure.awaitsCheckpoint(splits)) {
        available = new CompletableFuture<>();
        return InputStatus.NOTHING_AVAILABLE;
      }
      if (!news.isEmpty()) {
        output.collect(news.remove());
        return InputStatus.MORE_AVAILABLE;
      }
      if (++read % BREATH == 0) {
        int pause = pauses.nextInt(LONGEST_PAUSE_MS);
        available = new CompletableFuture<Void>().completeOnTimeout(null, pause, MILLISECONDS);
        return InputStatus.NOTHING_AVAILABLE;
      }
      ListedSplit split = splits.poll();
      if (split == null) {
        if (noMore && !failure.happened()) {
          available = new CompletableFuture<Void>().completeOnTimeout(null, 50, MILLISECONDS);
          return InputStatus.NOTHING_AVAILABLE;
        }
        available = noMore ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        return noMore ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
      }
      if (split.read() < split.records().size()) {
        output.collect(split.records().get(split.read()));
        splits.add(new ListedSplit(split.partition(), split.records(), split.read() + 1));
      } else {
        finished.add(split);
      }
      return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<ListedSplit> snapshotState(long checkpointId) {
      failure.snapshot(checkpointId, splits);
      List<ListedSplit> all = new ArrayList<>(splits);
      all.addAll(finished);
      return all;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return available;
    }

    @Override
    public void addSplits(List<ListedSplit> added) {
      for (ListedSplit split : added) {
        splits.add(split);
        news.add(SourceRecord.news(Kind.PARTITION_ASSIGNED, "listed", split.partition()));
      }
      available.complete(null);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      failure.completed(checkpointId);
      available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
      noMore = true;
      available.complete(null);
    }

    @Override
    public void close() {}
  }

  private static final class JavaSerializer<T extends Serializable>
      implements SimpleVersionedSerializer<T> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(value);
      }
      return bytes.toByteArray();
    }

    @Override
    public T deserialize(int version, byte[] serialized) throws IOException {
      try {
        return InstantiationUtil.deserializeObject(serialized, ListedSource.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        throw new IOException(e);
      }
    }
  }
}
