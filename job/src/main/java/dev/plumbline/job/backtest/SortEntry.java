package dev.plumbline.job.backtest;

import java.util.Arrays;

/**
 * Something to sort.
 *
 * @param key decides the order, as unsigned bytes
 * @param value what is carried
 */
record SortEntry(byte[] key, byte[] value) implements Comparable<SortEntry> {

  /** About what the objects around the bytes take on the heap. */
  private static final int OVERHEAD = 96;

  @Override
  public int compareTo(SortEntry other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  int heapBytes() {
    return key.length + value.length + OVERHEAD;
  }
}
