package dev.plumbline.job.backtest;

import dev.plumbline.job.event.SourceRecord;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads {@link OrderedRows} of this process to their end: subtask i reads part i. Bounded, and
 * never checkpointed: a backtest that fails is run again.
 */
final class RowSource
    implements Source<SourceRecord, RowSplit, Integer>, ResultTypeQueryable<SourceRecord> {

  private final String ticket;
  private final int parts;

  /** A source of the rows that are held under this ticket. */
  RowSource(String ticket, int parts) {
    this.ticket = ticket;
    this.parts = parts;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<SourceRecord, RowSplit> createReader(SourceReaderContext context) {
    return new RowReader(Handover.take(ticket, OrderedRows.class));
  }

  @Override
  public SplitEnumerator<RowSplit, Integer> createEnumerator(
      SplitEnumeratorContext<RowSplit> context) {
    return new Dealer(context, parts);
  }

  @Override
  public SplitEnumerator<RowSplit, Integer> restoreEnumerator(
      SplitEnumeratorContext<RowSplit> context, Integer checkpoint) {
    return createEnumerator(context);
  }

  @Override
  public SimpleVersionedSerializer<RowSplit> getSplitSerializer() {
    return new Numbers<>() {
      @Override
      int toNumber(RowSplit split) {
        return split.part();
      }

      @Override
      RowSplit ofNumber(int number) {
        return new RowSplit(number);
      }
    };
  }

  @Override
  public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
    return new Numbers<>() {
      @Override
      int toNumber(Integer number) {
        return number;
      }

      @Override
      Integer ofNumber(int number) {
        return number;
      }
    };
  }

  @Override
  public TypeInformation<SourceRecord> getProducedType() {
    return TypeInformation.of(SourceRecord.class);
  }

  /** Gives each subtask the part of its number. */
  private record Dealer(SplitEnumeratorContext<RowSplit> context, int parts)
      implements SplitEnumerator<RowSplit, Integer> {

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtask, String host) {}

    @Override
    public void addSplitsBack(List<RowSplit> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {
      for (int part = subtask; part < parts; part += context.currentParallelism()) {
        context.assignSplit(new RowSplit(part), subtask);
      }
      context.signalNoMoreSplits(subtask);
    }

    @Override
    public Integer snapshotState(long checkpointId) {
      return parts;
    }

    @Override
    public void close() {}
  }

  /** What is one number, in four bytes. */
  private abstract static class Numbers<T> implements SimpleVersionedSerializer<T> {

    abstract int toNumber(T value);

    abstract T ofNumber(int number);

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T value) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(toNumber(value)).array();
    }

    @Override
    public T deserialize(int version, byte[] serialized) {
      return ofNumber(ByteBuffer.wrap(serialized).getInt());
    }
  }
}
