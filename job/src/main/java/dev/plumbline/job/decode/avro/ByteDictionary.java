package dev.plumbline.job.decode.avro;

import dev.plumbline.statistics.exact.ByteRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds what is known of a sequence of bytes without making an object for it; what was found last
 * is tried first.
 *
 * <p>Holds at most {@value #MOST_ENTRIES} entries, so that a producer that never says the same
 * twice cannot fill the memory: then what is new is made each time. Mutable, for one thread.
 *
 * @param <V> what is known
 */
public final class ByteDictionary<V> {

  static final int MOST_ENTRIES = 10_000;

  private static final int SMALLEST_TABLE = 64;

  /** Makes what is not known yet. */
  public interface Maker<V> {

    /** What the bytes {@code from} (inclusive) to {@code to} (exclusive) mean; not null. */
    V make(byte[] bytes, int from, int to);
  }

  /** Bytes and their meaning; {@code next} has its place in the table with it. */
  private record Entry<V>(byte[] key, int hash, V value, Entry<V> next) {

    boolean matches(byte[] bytes, int from, int to) {
      return ByteRange.holds(key, bytes, from, to);
    }
  }

  private final Maker<V> maker;
  private List<Entry<V>> table = emptyTable(SMALLEST_TABLE);
  private int entries;
  private Entry<V> last;

  public ByteDictionary(Maker<V> maker) {
    this.maker = maker;
  }

  /** What the bytes mean: the same instance each time, as long as there is room. */
  public V of(byte[] bytes, int from, int to) {
    if (last != null && last.matches(bytes, from, to)) {
      return last.value();
    }
    int hash = ByteRange.hash(bytes, from, to);
    for (Entry<V> entry = table.get(place(hash)); entry != null; entry = entry.next()) {
      if (entry.hash() == hash && entry.matches(bytes, from, to)) {
        last = entry;
        return entry.value();
      }
    }
    V made = maker.make(bytes, from, to);
    if (entries < MOST_ENTRIES) {
      put(Arrays.copyOfRange(bytes, from, to), hash, made);
    }
    return made;
  }

  private void put(byte[] key, int hash, V value) {
    entries++;
    if (entries > table.size()) {
      List<Entry<V>> smaller = table;
      table = emptyTable(2 * smaller.size());
      for (Entry<V> chain : smaller) {
        for (Entry<V> entry = chain; entry != null; entry = entry.next()) {
          link(entry.key(), entry.hash(), entry.value());
        }
      }
    }
    link(key, hash, value);
  }

  private void link(byte[] key, int hash, V value) {
    int place = place(hash);
    table.set(place, new Entry<>(key, hash, value, table.get(place)));
  }

  private int place(int hash) {
    return hash & table.size() - 1;
  }

  private static <V> List<Entry<V>> emptyTable(int size) {
    return new ArrayList<>(Collections.nCopies(size, null));
  }
}
