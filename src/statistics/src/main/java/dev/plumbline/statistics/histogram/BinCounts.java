package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How often each of a fixed number of bins occurred, in one byte a bin until a count does not fit
 * in one: 200 bins of a small window are 200 bytes to keep, to add up and to read, not 1,600.
 *
 * <p>Written, few counts in many bins are pairs of a gap and a count, where a single one takes one
 * byte with its gap: 30 values in 200 bins are some 30 bytes. Equal counts give equal bytes,
 * however wide they are kept.
 *
 * <p>Mutable, not thread-safe.
 */
final class BinCounts {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int size;

  /** Null once a count did not fit. Eight bytes longer than there are bins, of zeros. */
  private byte[] narrow;

  /** Null until then. */
  private long[] wide;

  BinCounts(int bins) {
    size = bins;
    narrow = new byte[bins + Long.BYTES];
  }

  int size() {
    return size;
  }

  /** Counts one in a bin that is there. */
  void increment(int bin) {
    if (narrow != null && narrow[bin] < Byte.MAX_VALUE) {
      narrow[bin]++;
    } else {
      wide()[bin]++;
    }
  }

  /** Counts one in each of the first {@code times} of these bins, which are there. */
  void incrementAll(int[] bins, int times) {
    int item = narrow == null ? 0 : incrementNarrow(bins, times);
    if (item < times) {
      long[] counts = wide();
      for (; item < times; item++) {
        counts[bins[item]]++;
      }
    }
  }

  /**
   * Counts as long as counts fit in a byte; a loop of its own, since one that may widen the counts
   * looks for them again at every step, and takes more than twice as long.
   *
   * @return how many bins it came to
   */
  private int incrementNarrow(int[] bins, int times) {
    byte[] counts = narrow;
    int item = 0;
    while (item < times && counts[bins[item]] < Byte.MAX_VALUE) {
      counts[bins[item]]++;
      item++;
    }
    return item;
  }

  void add(int bin, long count) {
    if (narrow != null) {
      long sum = narrow[bin] + count;
      if (sum == (byte) sum) {
        narrow[bin] = (byte) sum;
        return;
      }
    }
    wide()[bin] += count;
  }

  private long[] wide() {
    if (wide == null) {
      wide = toArray();
      narrow = null;
    }
    return wide;
  }

  /** Adds the counts of the same number of bins {@code times} times. */
  void addTimes(BinCounts other, int times) {
    if (other.narrow != null) {
      byte[] counts = other.narrow;
      for (int bin = other.nextOccupied(0); bin < size; bin = other.nextOccupied(bin + 1)) {
        add(bin, times * counts[bin]);
      }
    } else {
      long[] sums = wide();
      for (int bin = 0; bin < sums.length; bin++) {
        sums[bin] += times * other.wide[bin];
      }
    }
  }

  /** The count of each bin; a copy. */
  long[] toArray() {
    if (narrow == null) {
      return wide.clone();
    }
    long[] counts = new long[size];
    for (int bin = 0; bin < size; bin++) {
      counts[bin] = narrow[bin];
    }
    return counts;
  }

  /** How many were counted in all bins together. */
  long total() {
    if (narrow == null) {
      return Arrays.stream(wide).sum();
    }
    int total = 0;
    for (byte count : narrow) {
      total += count;
    }
    return total;
  }

  boolean isZero() {
    return nextOccupied(0) == size;
  }

  /** How many bins are occupied. */
  private int occupied() {
    int occupied = 0;
    for (int bin = nextOccupied(0); bin < size; bin = nextOccupied(bin + 1)) {
      occupied++;
    }
    return occupied;
  }

  /**
   * The first occupied bin that is not before another; as many as there are bins when none is. Most
   * bins of a small window are empty, and passed over eight at a time.
   */
  private int nextOccupied(int from) {
    int bin = from;
    if (narrow == null) {
      while (bin < size && wide[bin] == 0) {
        bin++;
      }
      return bin;
    }
    while (bin < size) {
      long eight = (long) EIGHT.get(narrow, bin);
      if (eight != 0) {
        return bin + Long.numberOfTrailingZeros(eight) / Byte.SIZE;
      }
      bin += Long.BYTES;
    }
    return size;
  }

  private long at(int bin) {
    return narrow != null ? narrow[bin] : wide[bin];
  }

  /** Writes the counts, without their number. */
  void writeTo(CompactWriter writer) {
    int occupied = occupied();
    writer.unsigned(occupied);
    if (isDense(occupied, size)) {
      for (int bin = 0; bin < size; bin++) {
        writer.signed(at(bin));
      }
      return;
    }
    int next = 0;
    for (int bin = nextOccupied(0); bin < size; bin = nextOccupied(bin + 1)) {
      long gap = bin - next;
      long count = at(bin);
      if (count == 1) {
        writer.unsigned(gap << 1);
      } else {
        writer.unsigned(gap << 1 | 1).signed(count);
      }
      next = bin + 1;
    }
  }

  /**
   * Adds {@code times} times what {@link #writeTo} wrote, without an object in between.
   *
   * @throws IllegalArgumentException when the bytes are not counts of so many bins
   */
  void addFrom(CompactReader reader, int times) {
    int occupied = reader.sizeUpTo(size);
    if (isDense(occupied, size)) {
      for (int bin = 0; bin < size; bin++) {
        add(bin, times * reader.signed());
      }
      return;
    }
    int bin = -1;
    for (int left = occupied; left > 0; left--) {
      long gap = reader.unsigned();
      long there = bin + 1 + (gap >>> 1);
      if (there >= size) {
        throw reader.refused("bin %d of %d".formatted(there, size));
      }
      bin = (int) there;
      add(bin, (gap & 1) == 0 ? times : times * reader.signed());
    }
  }

  /** Adds counts as they were written in version 2: zeros as a zero and the length of their run. */
  void addRuns(CompactReader reader) {
    long[] counts = reader.counts(size);
    for (int bin = 0; bin < counts.length; bin++) {
      add(bin, counts[bin]);
    }
  }

  private static boolean isDense(int occupied, int size) {
    return occupied > size / 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinCounts that && Arrays.equals(toArray(), that.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }
}
