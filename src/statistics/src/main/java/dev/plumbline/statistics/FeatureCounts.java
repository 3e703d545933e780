package dev.plumbline.statistics;

import java.util.Arrays;

/**
 * How often each bin (of a numeric feature) or category occurred, and beside them how often the
 * feature was missing or invalid (NaN, infinite, of the wrong type), which are in no bin.
 *
 * <p>Mutable, not thread-safe.
 */
public final class FeatureCounts implements Accumulator<FeatureCounts> {
  /** The most bins or categories that one feature may have. */
  public static final int MOST_BINS = 100_000;

  private static final String NAME = "FeatureCounts";
  private static final int VERSION = 1;

  private final long[] bins;
  private long missing;
  private long invalid;

  /**
   * @param bins how many bins or categories there are, 1 to {@value #MOST_BINS}
   */
  public FeatureCounts(int bins) {
    this(new long[sizeOf(bins)], 0, 0);
  }

  private FeatureCounts(long[] bins, long missing, long invalid) {
    this.bins = bins;
    this.missing = missing;
    this.invalid = invalid;
  }

  private static int sizeOf(int bins) {
    if (bins < 1 || bins > MOST_BINS) {
      throw new IllegalArgumentException(
          "bins must be 1 to %d, but is %d".formatted(MOST_BINS, bins));
    }
    return bins;
  }

  /**
   * Counts one value.
   *
   * @param bin index of its bin or category
   * @throws IllegalArgumentException when there is no such bin
   */
  public void count(int bin) {
    if (bin < 0 || bin >= bins.length) {
      throw new IllegalArgumentException(
          "bin must be 0 to %d, but is %d".formatted(bins.length - 1, bin));
    }
    bins[bin]++;
  }

  /** Counts one event without this feature. */
  public void countMissing() {
    missing++;
  }

  /** Counts one event whose value cannot be used. */
  public void countInvalid() {
    invalid++;
  }

  /** How many values are in bins: neither missing nor invalid. */
  public long total() {
    return Arrays.stream(bins).sum();
  }

  /** How many events had no value. */
  public long missing() {
    return missing;
  }

  /** How many events had a value that cannot be used. */
  public long invalid() {
    return invalid;
  }

  /** The count of each bin; a copy. */
  public long[] bins() {
    return bins.clone();
  }

  @Override
  public void add(FeatureCounts other) {
    addTimes(other, 1);
  }

  @Override
  public void takeBack(FeatureCounts other) {
    addTimes(other, -1);
  }

  private void addTimes(FeatureCounts other, int times) {
    if (other.bins.length != bins.length) {
      throw new IllegalArgumentException(
          "cannot combine counts of %d bins with counts of %d"
              .formatted(bins.length, other.bins.length));
    }
    missing += times * other.missing;
    invalid += times * other.invalid;
    for (int index = 0; index < bins.length; index++) {
      bins[index] += times * other.bins[index];
    }
  }

  @Override
  public boolean isZero() {
    return equals(new FeatureCounts(bins.length));
  }

  @Override
  public byte[] toBytes() {
    return new CompactWriter(VERSION)
        .unsigned(bins.length)
        .signed(missing)
        .signed(invalid)
        .counts(bins, 0, bins.length)
        .toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such counts
   */
  public static FeatureCounts fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    int size = sizeOf(reader.sizeUpTo(MOST_BINS));
    long missing = reader.signed();
    long invalid = reader.signed();
    long[] bins = reader.counts(size);
    reader.end();
    return new FeatureCounts(bins, missing, invalid);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureCounts that
        && missing == that.missing
        && invalid == that.invalid
        && Arrays.equals(bins, that.bins);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(bins) + Long.hashCode(missing)) + Long.hashCode(invalid);
  }

  @Override
  public String toString() {
    return "%s[bins=%d, total=%d, missing=%d, invalid=%d]"
        .formatted(NAME, bins.length, total(), missing, invalid);
  }
}
