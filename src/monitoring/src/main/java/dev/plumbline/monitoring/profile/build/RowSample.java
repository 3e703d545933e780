package dev.plumbline.monitoring.profile.build;

/**
 * A uniform sample of rows in one pass: those whose numbers have the smallest hashes, so that every
 * set of rows of the sample's size is as likely as any other, and the same data in the same order
 * always give the same sample. Until there are more rows than it may hold, it is all of them.
 *
 * <p>A kept row has a slot, 0, 1, …; when a row with a smaller hash comes, it takes the slot of the
 * row with the largest (bottom-k sampling, Cohen and Kaplan 2007; about k·ln(n/k) rows ever take a
 * slot from another). Twelve bytes a kept row, once rows are left out.
 */
final class RowSample {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final int most;
  private long rows;
  private long[] hashes;
  private int[] slots;

  /**
   * @param most how many rows are kept at most, 1 or more
   */
  RowSample(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("a sample needs at least one row, but has " + most);
    }
    this.most = most;
  }

  /** Takes the next row; returns its slot, which may be another row's until now, or −1. */
  int next() {
    long row = rows++;
    if (row < most) {
      return (int) row;
    }
    if (hashes == null) {
      heapify();
    }
    long hash = hash(row);
    if (Long.compareUnsigned(hash, hashes[0]) > 0) {
      return -1;
    }
    hashes[0] = hash;
    int slot = slots[0];
    sink(0);
    return slot;
  }

  /** Rows seen. */
  long rows() {
    return rows;
  }

  /** Rows kept. */
  int size() {
    return (int) Math.min(rows, most);
  }

  /** SplitMix64 (Steele, Lea and Flood 2014): no two numbers have the same hash. */
  static long hash(long number) {
    long hash = (number + 1) * GOLDEN_GAMMA;
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }

  /** From here on the largest hash stands first, and none below a smaller one. */
  private void heapify() {
    hashes = new long[most];
    slots = new int[most];
    for (int slot = 0; slot < most; slot++) {
      hashes[slot] = hash(slot);
      slots[slot] = slot;
    }
    for (int parent = most / 2 - 1; parent >= 0; parent--) {
      sink(parent);
    }
  }

  private void sink(int start) {
    int parent = start;
    int larger = largerChild(parent);
    while (larger < most && Long.compareUnsigned(hashes[larger], hashes[parent]) > 0) {
      swap(parent, larger);
      parent = larger;
      larger = largerChild(parent);
    }
  }

  private int largerChild(int parent) {
    long left = 2L * parent + 1;
    if (left >= most) {
      return most;
    }
    int child = (int) left;
    boolean right = child + 1 < most && Long.compareUnsigned(hashes[child + 1], hashes[child]) > 0;
    return right ? child + 1 : child;
  }

  private void swap(int one, int other) {
    long hash = hashes[one];
    hashes[one] = hashes[other];
    hashes[other] = hash;
    int slot = slots[one];
    slots[one] = slots[other];
    slots[other] = slot;
  }
}
