package dev.plumbline.job.backtest;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.SourceRecord.Kind;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * One subtask's reading: its part from start to end, announced as a partition before, and at the
 * end with which event all rows end.
 */
final class RowReader implements SourceReader<SourceRecord, RowSplit> {

  private static final String TOPIC = "rows";

  private final OrderedRows rows;
  private final Queue<RowSplit> waiting = new ArrayDeque<>();
  private final Queue<SourceRecord> news = new ArrayDeque<>();

  private CompletableFuture<Void> available = new CompletableFuture<>();
  private Iterator<SourceRecord> current = Collections.emptyIterator();
  private boolean noMore;
  private boolean saidEnd;

  RowReader(OrderedRows rows) {
    this.rows = rows;
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<SourceRecord> output) throws IOException {
    if (!news.isEmpty()) {
      output.collect(news.remove());
      return InputStatus.MORE_AVAILABLE;
    }
    if (current.hasNext()) {
      output.collect(current.next());
      return InputStatus.MORE_AVAILABLE;
    }
    if (!waiting.isEmpty()) {
      current = rows.part(waiting.remove().part());
      return InputStatus.MORE_AVAILABLE;
    }
    if (noMore && saidEnd) {
      return InputStatus.END_OF_INPUT;
    }
    if (noMore) {
      saidEnd = true;
      output.collect(SourceRecord.inputRead(TOPIC, rows.last()));
      return InputStatus.MORE_AVAILABLE;
    }
    available = new CompletableFuture<>();
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public void addSplits(List<RowSplit> splits) {
    for (RowSplit split : splits) {
      waiting.add(split);
      news.add(SourceRecord.news(Kind.PARTITION_ASSIGNED, TOPIC, split.part()));
    }
    available.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMore = true;
    available.complete(null);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public List<RowSplit> snapshotState(long checkpointId) {
    return List.of();
  }

  @Override
  public void close() {
    // The rows belong to the one who started the backtest.
  }
}
