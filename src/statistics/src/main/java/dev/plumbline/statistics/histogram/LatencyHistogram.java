package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.QuantileRanks;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quantiles of non-negative numbers, each within 1/129 (0.7752 %) of the exact sample quantile, for
 * every quantile, every distribution and any number of values.
 *
 * <p><b>Bound.</b> A bucket [a, b) of {@link LogLinearGrid} is reported as r = 2ab/(a+b) = a·(1 +
 * 1/(2m+1)). For a value v of the bucket |r − v|/v is largest at the ends, where it is (b−a)/(a+b)
 * = 1/(2m+1) ≤ 1/129. The rank is counted exactly, so the value at the rank is in the reported
 * bucket, and the bound holds for the quantile. For instance 100 ms lies in [100, 101) and is
 * reported as 100.4975 ms.
 *
 * <p>The counts are a dense window over the buckets in use: about 50 buckets for latencies around
 * one value, 640 for a factor of a thousand, 131,000 (1 MB) at the very most.
 *
 * <p>Mutable, not thread-safe.
 */
public final class LatencyHistogram implements Accumulator<LatencyHistogram> {

  /** How far a reported quantile can be from the exact one, as a share of it: 1/129. */
  public static final double RELATIVE_ERROR = 1.0 / 129;

  private static final String NAME = "LatencyHistogram";
  private static final int VERSION = 1;
  private int first;
  private long[] counts = new long[0];
  private long count;

  /** Whether {@link #add(double)} takes the value: finite and not negative. */
  public static boolean accepts(double value) {
    return value >= 0 && value <= Double.MAX_VALUE;
  }

  /**
   * Counts a value once.
   *
   * @throws IllegalArgumentException when it is negative, infinite or not a number
   */
  public void add(double value) {
    add(value, 1);
  }

  /**
   * Counts a value {@code times} times; a negative number takes it back.
   *
   * @throws IllegalArgumentException when the value is negative, infinite or not a number
   */
  public void add(double value, long times) {
    if (!accepts(value)) {
      throw new IllegalArgumentException("value must be finite and >= 0, but is " + value);
    }
    if (times == 0) {
      return;
    }
    int bucket = LogLinearGrid.bucketOf(value);
    if (bucket < first || bucket >= endBucket()) {
      cover(bucket, bucket + 1);
    }
    counts[bucket - first] += times;
    count += times;
  }

  @Override
  public void add(LatencyHistogram other) {
    addTimes(other, 1);
  }

  @Override
  public void takeBack(LatencyHistogram other) {
    addTimes(other, -1);
  }

  private void addTimes(LatencyHistogram other, int sign) {
    cover(other.first, other.endBucket());
    for (int index = 0; index < other.counts.length; index++) {
      counts[other.first - first + index] += sign * other.counts[index];
    }
    count += sign * other.count;
  }

  /** How many values are counted; negative in a partial sum of corrections. */
  public long count() {
    return count;
  }

  /**
   * The smallest value with cumulative count ≥ ⌈q·n⌉ (the smallest of all for q = 0), within 0.78
   * %; empty when nothing is counted.
   *
   * @param q between 0 and 1
   */
  public OptionalDouble quantile(double q) {
    checkShare(q);
    return count <= 0 ? OptionalDouble.empty() : OptionalDouble.of(at(QuantileRanks.of(q, count)));
  }

  /**
   * The quantile with the most by which the exact one can differ, and the interval of its order
   * statistics where the sample is large enough to have both: 73 values for p95, 3,838 for p99.9.
   */
  public Optional<Estimate> quantileInterval(double q) {
    checkShare(q);
    if (count <= 0) {
      return Optional.empty();
    }
    double value = at(QuantileRanks.of(q, count));
    Estimate estimate =
        QuantileRanks.interval(q, count)
            .map(ranks -> new Estimate(value, at(ranks.lower()), at(ranks.upper())))
            .orElse(Estimate.withoutInterval(value));
    return Optional.of(estimate.within(LogLinearGrid.reach(LogLinearGrid.bucketOf(value))));
  }

  private static void checkShare(double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q must be between 0 and 1, but is " + q);
    }
  }

  /** The value at a rank, the first being 1, within 0.78 %. */
  private double at(long rank) {
    long cumulative = 0;
    int index = -1;
    while (cumulative < rank && index + 1 < counts.length) {
      index++;
      cumulative += counts[index];
    }
    return LogLinearGrid.representative(first + index);
  }

  /** The first bucket that may be counted in. */
  int firstBucket() {
    return first;
  }

  /** The bucket after the last one that may be counted in. */
  int endBucket() {
    return first + counts.length;
  }

  /** How many values are in a bucket from {@link #firstBucket()} to {@link #endBucket()}. */
  long countOf(int bucket) {
    return counts[bucket - first];
  }

  @Override
  public boolean isZero() {
    return trimmedStart() == counts.length;
  }

  @Override
  public byte[] toBytes() {
    int start = trimmedStart();
    int length = Math.max(0, trimmedEnd() - start);
    CompactWriter writer = new CompactWriter(VERSION).unsigned(length);
    if (length > 0) {
      writer.unsigned(first + start).counts(counts, start, length);
    }
    return writer.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not a histogram
   */
  public static LatencyHistogram fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    LatencyHistogram histogram = new LatencyHistogram();
    int length = reader.sizeUpTo(LogLinearGrid.BUCKETS);
    if (length > 0) {
      histogram.first = reader.sizeUpTo(LogLinearGrid.BUCKETS - length);
      histogram.counts = reader.counts(length);
      histogram.count = Arrays.stream(histogram.counts).sum();
    }
    reader.end();
    return histogram;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatencyHistogram that && Arrays.equals(toBytes(), that.toBytes());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toBytes());
  }

  @Override
  public String toString() {
    return "%s[count=%d, p50=%s, p99=%s]".formatted(NAME, count, quantile(0.5), quantile(0.99));
  }

  /** Makes the window hold the buckets from..to (exclusive), with room on the side it grows to. */
  private void cover(int from, int to) {
    if (from == to || (from >= first && to <= endBucket())) {
      return;
    }
    if (counts.length == 0) {
      first = from;
      counts = new long[to - from];
      return;
    }
    int room = Math.max(16, counts.length / 4);
    int start = first;
    int end = endBucket();
    if (from < start) {
      start = Math.max(0, from - room);
    }
    if (to > end) {
      end = Math.min(LogLinearGrid.BUCKETS, to + room);
    }
    long[] wider = new long[end - start];
    System.arraycopy(counts, 0, wider, first - start, counts.length);
    first = start;
    counts = wider;
  }

  private int trimmedStart() {
    int start = 0;
    while (start < counts.length && counts[start] == 0) {
      start++;
    }
    return start;
  }

  private int trimmedEnd() {
    int end = counts.length;
    while (end > 0 && counts[end - 1] == 0) {
      end--;
    }
    return end;
  }
}
