package dev.plumbline.testbed.benchmark.contender;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * What a contender found out in one run: how many readings, the hash of those that stand, and, if
 * asked for, all of them. Works within one JVM only, as the mini-cluster does.
 */
public final class ContenderResults implements Serializable {

  private static final Map<String, ContenderResults.Taken> TAKEN = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final boolean kept;

  private ContenderResults(boolean kept) {
    this.kept = kept;
    TAKEN.put(id, new Taken());
  }

  /** Keeps every reading: for the check of a small run. */
  public static ContenderResults keeping() {
    return new ContenderResults(true);
  }

  /** Counts and hashes readings: for a measured run. */
  public static ContenderResults hashing() {
    return new ContenderResults(false);
  }

  /** A sink of readings. */
  public Sink<ContenderReading> sink() {
    return sink(reading -> reading);
  }

  /**
   * A sink of anything that a reading can be made of; null where it is none, which still counts.
   */
  public <T> Sink<T> sink(Reader<T> reader) {
    return new ReadingSink<>(this, reader);
  }

  /** How many elements came. */
  public long count() {
    return TAKEN.get(id).count.get();
  }

  /** Hash of the readings that stand, hexadecimal. */
  public String hash() {
    return TAKEN.get(id).standing.hash();
  }

  /** All readings, if they are kept. */
  public List<ContenderReading> readings() {
    return List.copyOf(TAKEN.get(id).readings);
  }

  /** Forgets them. */
  public void forget() {
    TAKEN.remove(id);
  }

  private void take(ContenderReading reading) {
    Taken taken = TAKEN.get(id);
    taken.count.incrementAndGet();
    if (reading == null) {
      return;
    }
    taken.standing.add(reading);
    if (kept) {
      taken.readings.add(reading);
    }
  }

  /** Makes a reading of an element. */
  public interface Reader<T> extends Function<T, ContenderReading>, Serializable {}

  private static final class Taken {
    private final AtomicLong count = new AtomicLong();
    private final Standing standing = new Standing();
    private final Queue<ContenderReading> readings = new ConcurrentLinkedQueue<>();
  }

  private record ReadingSink<T>(ContenderResults results, Reader<T> reader) implements Sink<T> {

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new ReadingWriter<>(results, reader);
    }
  }

  private record ReadingWriter<T>(ContenderResults results, Reader<T> reader)
      implements SinkWriter<T> {

    @Override
    public void write(T element, Context context) {
      results.take(reader.apply(element));
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
