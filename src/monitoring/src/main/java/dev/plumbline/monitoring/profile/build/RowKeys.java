package dev.plumbline.monitoring.profile.build;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A number for each kept row that looks random and hangs on nothing but the rows as a set: whatever
 * is chosen by it is chosen alike for any order of the rows. It is a hash of the row's content and
 * of how many equal rows came before; which of equal rows has which of their keys cannot matter.
 *
 * <p>Eight bytes a row, sixteen more while keys are made.
 */
final class RowKeys {

  private static final int FIRST_CAPACITY = 1_024;

  private long[] contents = new long[FIRST_CAPACITY];

  /** Puts a hash of a row's content into its slot. */
  void put(int slot, long content) {
    if (slot >= contents.length) {
      contents = Arrays.copyOf(contents, Math.max(slot + 1, Math.multiplyExact(slot, 2)));
    }
    contents[slot] = content;
  }

  /** The keys of the first so many slots. */
  long[] keys(int rows) {
    long[] distinct = Arrays.copyOf(contents, rows);
    Arrays.sort(distinct);
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if (i == 0 || distinct[i] != distinct[i - 1]) {
        distinct[count++] = distinct[i];
      }
    }
    int[] before = new int[count];
    long[] keys = new long[rows];
    for (int slot = 0; slot < rows; slot++) {
      int found = Arrays.binarySearch(distinct, 0, count, contents[slot]);
      keys[slot] = RowSample.hash(contents[slot] ^ RowSample.hash(before[found]++));
    }
    return keys;
  }

  /** The slots with the smallest keys, in the order of the keys. */
  static int[] first(int most, long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    long limit = sorted.length <= most ? Long.MAX_VALUE : sorted[most - 1];
    return IntStream.range(0, keys.length)
        .filter(slot -> keys[slot] <= limit)
        .boxed()
        .sorted(Comparator.comparingLong(slot -> keys[slot]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
