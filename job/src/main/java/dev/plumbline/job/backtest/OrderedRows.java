package dev.plumbline.job.backtest;

import dev.plumbline.job.event.SourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rows of files, dealt in turn to a number of parts and read part by part, each in the order of
 * event time, then of file and line. However disordered a file is, no row is late; and which rows
 * are in a part depends on the files alone.
 */
public final class OrderedRows implements Closeable {

  /**
   * Stands for the time at which a row was received where nobody knows: 2100-01-01. Later events
   * are refused, so that microseconds are not taken for milliseconds of the year 58000.
   */
  public static final long UNKNOWN_RECEIPT = 4_102_444_800_000L;

  /** 1973; what is earlier is no time in milliseconds, and refused. */
  private static final long EARLIEST = 100_000_000_000L;

  private final List<String> files = new ArrayList<>();
  private final List<ExternalSort> parts = new ArrayList<>();
  private final AtomicLong bytesRead = new AtomicLong();
  private final AtomicLong rowsRead = new AtomicLong();

  private long rows;
  private long bytes;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /**
   * Without rows.
   *
   * @param parts how many subtasks will read
   * @param folder where what does not fit into memory is written, there already
   * @param mostBytes of the heap, about
   */
  public OrderedRows(int parts, Path folder, long mostBytes) {
    for (int i = 0; i < parts; i++) {
      this.parts.add(new ExternalSort(folder, mostBytes / parts));
    }
  }

  /** A further file, to which the rows that are added from now on belong. */
  public void begin(String file) {
    files.add(file);
  }

  /**
   * Adds a row of the newest file.
   *
   * @param line where it begins, from 1
   * @param eventTime epoch milliseconds
   * @param receivedAt the record's timestamp, epoch milliseconds, or {@link #UNKNOWN_RECEIPT}
   * @param value the event in any form that the job reads
   */
  public void add(long line, long eventTime, long receivedAt, byte[] value) throws IOException {
    byte[] key = new SortKey().number(eventTime).number(files.size() - 1L).number(line).bytes();
    byte[] carried =
        ByteBuffer.allocate(Long.BYTES + value.length).putLong(receivedAt).put(value).array();
    parts.get((int) (rows % parts.size())).add(key, carried);
    rows++;
    bytes += value.length;
    if (eventTime >= EARLIEST && eventTime <= UNKNOWN_RECEIPT) {
      first = Math.min(first, eventTime);
      last = Math.max(last, eventTime);
    }
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** How many bytes their events have. */
  public long bytes() {
    return bytes;
  }

  /** How many rows the dataflow has read so far. */
  public long rowsRead() {
    return rowsRead.get();
  }

  /** How many bytes the dataflow has read so far. */
  public long bytesRead() {
    return bytesRead.get();
  }

  /** The smallest event time; {@link Long#MAX_VALUE} without rows. */
  long first() {
    return first;
  }

  /** The greatest event time; {@link Long#MIN_VALUE} without rows. */
  long last() {
    return last;
  }

  int parts() {
    return parts.size();
  }

  /** The rows of a part as the records of a partition; topic and offset are file and line. */
  Iterator<SourceRecord> part(int part) throws IOException {
    Iterator<SortEntry> sorted = parts.get(part).sorted();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return sorted.hasNext();
      }

      @Override
      public SourceRecord next() {
        return record(part, sorted.next());
      }
    };
  }

  private SourceRecord record(int part, SortEntry entry) {
    String file = files.get((int) SortKey.numberAt(entry.key(), Long.BYTES));
    long line = SortKey.numberAt(entry.key(), 2 * Long.BYTES);
    ByteBuffer carried = ByteBuffer.wrap(entry.value());
    long receivedAt = carried.getLong();
    byte[] value = new byte[carried.remaining()];
    carried.get(value);
    rowsRead.incrementAndGet();
    bytesRead.addAndGet(value.length);
    return SourceRecord.of(file, part, line, receivedAt, null, value);
  }

  @Override
  public void close() throws IOException {
    for (ExternalSort part : parts) {
      part.close();
    }
  }
}
