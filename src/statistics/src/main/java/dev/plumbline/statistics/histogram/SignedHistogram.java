package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.estimate.QuantileRanks;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Counts of numbers of either sign in the fixed buckets of {@link LatencyHistogram}, so that any
 * two such histograms can be compared without bins that were agreed before.
 *
 * <p>A bucket of a negative number mirrors that of its absolute value. Every quantile is within
 * 1/129 (0.7752 %) of the exact sample quantile. Numbers within ±{@link Double#MIN_NORMAL}
 * (2.2e-308) count as zero.
 *
 * <p>Mutable, not thread-safe.
 */
public final class SignedHistogram implements Accumulator<SignedHistogram> {

  /** How far a reported quantile can be from the exact one, as a share of it: 1/129. */
  public static final double RELATIVE_ERROR = LatencyHistogram.RELATIVE_ERROR;

  private static final String NAME = "SignedHistogram";
  private static final int VERSION = 1;

  /** With so many bins there is room for nine deciles and for nine heavy buckets. */
  private static final int FEWEST_BINS = 40;

  private final LatencyHistogram negative;
  private final LatencyHistogram positive;

  /** Nothing counted yet. */
  public SignedHistogram() {
    this(new LatencyHistogram(), new LatencyHistogram());
  }

  private SignedHistogram(LatencyHistogram negative, LatencyHistogram positive) {
    this.negative = negative;
    this.positive = positive;
  }

  /**
   * Counts a value once.
   *
   * @throws IllegalArgumentException when it is infinite or not a number
   */
  public void add(double value) {
    add(value, 1);
  }

  /**
   * Counts a value {@code times} times; a negative number takes it back.
   *
   * @throws IllegalArgumentException when the value is infinite or not a number
   */
  public void add(double value, long times) {
    if (value <= -Double.MIN_NORMAL) {
      negative.add(-value, times);
    } else {
      positive.add(Math.max(0, value), times);
    }
  }

  /** How many values are counted; negative in a partial sum of corrections. */
  public long count() {
    return negative.count() + positive.count();
  }

  /**
   * The smallest value with cumulative count ≥ ⌈q·n⌉ (the smallest of all for q = 0), within 0.78
   * %; empty when nothing is counted.
   *
   * @param q between 0 and 1
   */
  public OptionalDouble quantile(double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q must be between 0 and 1, but is " + q);
    }
    if (count() <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(buckets().atRank(QuantileRanks.of(q, count())));
  }

  /**
   * The mean, with its bound; empty when nothing is counted.
   *
   * <p>A value is at most 1/128 of its bucket's representative away from it, so the mean is at most
   * 1/128 of the mean absolute representative away.
   */
  public Optional<Bounded> mean() {
    return buckets().mean();
  }

  /**
   * The standard deviation (n − 1), with its bound; empty with fewer than two values.
   *
   * <p>The bound is 1/128 of the root of Σ r² / (n − 1), by the triangle inequality.
   */
  public Optional<Bounded> deviation() {
    return buckets().deviation();
  }

  /**
   * The mean distance of the values from their median, with its bound; empty when nothing is
   * counted. No other constant is nearer on average, so the mean distance from the best constant
   * moves by no more than the values do on average: at most 1/128 of the mean absolute
   * representative. For instance 1, 2 and 9 have the median 2 and the distance (1 + 0 + 7)/3.
   */
  public Optional<Bounded> distanceFromMedian() {
    return buckets().distanceFromMedian();
  }

  /**
   * The Wasserstein distance of order 1 between these values and others, with its bound; empty when
   * a side has none, or beyond the doubles. Both distribution functions are known at the ends of
   * all buckets, so a value far out moves the bound by its share of a bucket's width, not by its
   * distance from the others: at most by 1/64 of the mean absolute value of both sides.
   */
  public Optional<Bounded> distance(SignedHistogram other) {
    return buckets().distance(other.buckets());
  }

  /**
   * Mean, deviation and range of these counts as the reference; the range ends with the outermost
   * buckets. Empty when nothing is counted, or when one of them is beyond the doubles.
   */
  public Optional<ReferenceScale> scale() {
    return buckets().scale();
  }

  /**
   * The moments of these counts by a reference's scale, every value taken as its bucket's
   * representative: the mean is within the {@link #mean() mean's} bound, in units of the scale.
   */
  public FeatureMoments moments(ReferenceScale scale) {
    return buckets().moments(scale);
  }

  /**
   * Bins of equal mass, with their groups, from these counts as the reference; every edge is an
   * edge of a bucket.
   *
   * @param most how many bins there are at most, {@value #FEWEST_BINS} or more
   * @throws IllegalArgumentException when nothing is counted
   */
  public ReferenceBins bins(int most) {
    if (count() <= 0) {
      throw new IllegalArgumentException("a reference needs at least one value, but has none");
    }
    if (most < FEWEST_BINS) {
      throw new IllegalArgumentException(
          "most must be %d or more, but is %d".formatted(FEWEST_BINS, most));
    }
    int parts = most;
    SignedBuckets buckets = buckets();
    ReferenceBins bins = new EqualMassBinning(buckets, parts).bins();
    while (bins.bins() > most) {
      // Heavy buckets take two edges each; fewer count as heavy when the parts are larger.
      parts = parts * 3 / 4;
      bins = new EqualMassBinning(buckets, parts).bins();
    }
    return bins;
  }

  /**
   * The counts in bins whose edges are edges of buckets, exact.
   *
   * @throws IllegalArgumentException when an edge lies within a bucket
   */
  public long[] inBins(ReferenceBins bins) {
    return buckets().inBins(bins);
  }

  private SignedBuckets buckets() {
    return SignedBuckets.of(negative, positive);
  }

  @Override
  public void add(SignedHistogram other) {
    negative.add(other.negative);
    positive.add(other.positive);
  }

  @Override
  public void takeBack(SignedHistogram other) {
    negative.takeBack(other.negative);
    positive.takeBack(other.positive);
  }

  @Override
  public boolean isZero() {
    return negative.isZero() && positive.isZero();
  }

  @Override
  public byte[] toBytes() {
    return new CompactWriter(VERSION).block(negative.toBytes()).block(positive.toBytes()).toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not a histogram
   */
  public static SignedHistogram fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    LatencyHistogram negative = LatencyHistogram.fromBytes(reader.block());
    LatencyHistogram positive = LatencyHistogram.fromBytes(reader.block());
    reader.end();
    return new SignedHistogram(negative, positive);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedHistogram that
        && negative.equals(that.negative)
        && positive.equals(that.positive);
  }

  @Override
  public int hashCode() {
    return 31 * negative.hashCode() + positive.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, p50=%s]".formatted(NAME, count(), quantile(0.5));
  }
}
