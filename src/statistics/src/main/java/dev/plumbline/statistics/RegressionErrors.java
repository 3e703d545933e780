package dev.plumbline.statistics;

import java.util.Optional;

/**
 * Mean absolute error and root mean squared error with 95 % intervals, from exact sums of |e|, e²
 * and e⁴ of the errors e = predicted − actual.
 *
 * <p>e is rounded once to a double; e² is counted with its rounding error, which makes its sum
 * exact, and e⁴ to 2^-104, so the variance of 1e9 ± 0.5 is right although squares of that size are
 * multiples of 128. The order of arrival changes no bit. |e| up to 2^200 (1.6e60) is taken, which
 * keeps every sum and product within the doubles; below 2^-240 (5.7e-73) the powers lose digits,
 * and with them the intervals.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
public final class RegressionErrors implements Accumulator<RegressionErrors> {
  private static final String NAME = "RegressionErrors";
  private static final int VERSION = 1;
  private static final double LARGEST = 0x1p200;

  private long count;
  private final ExactSum absolute;
  private final ExactSum squared;
  private final ExactSum fourth;

  /** Nothing counted. */
  public RegressionErrors() {
    this(0, new ExactSum(), new ExactSum(), new ExactSum());
  }

  private RegressionErrors(long count, ExactSum absolute, ExactSum squared, ExactSum fourth) {
    this.count = count;
    this.absolute = absolute;
    this.squared = squared;
    this.fourth = fourth;
  }

  /** Whether the pair can be counted: both finite, and at most 2^200 apart. */
  public static boolean representable(double predicted, double actual) {
    return Double.isFinite(predicted)
        && Double.isFinite(actual)
        && Math.abs(predicted - actual) <= LARGEST;
  }

  /**
   * Counts a pair.
   *
   * @param times how often, negative to take back
   * @throws IllegalArgumentException when the pair is not {@link #representable}
   */
  public void count(double predicted, double actual, long times) {
    if (!representable(predicted, actual)) {
      throw new IllegalArgumentException(
          "predicted and actual must be finite and at most 2^200 apart, but are %s and %s"
              .formatted(predicted, actual));
    }
    double error = Math.abs(predicted - actual);
    double square = error * error;
    double squareRest = Math.fma(error, error, -square);
    double power = square * square;
    double powerRest = Math.fma(square, square, -power) + 2 * square * squareRest;
    count += times;
    absolute.add(error, times);
    squared.add(square, times);
    squared.add(squareRest, times);
    fourth.add(power, times);
    fourth.add(powerRest, times);
  }

  /** How many pairs are counted; negative in a partial sum of corrections. */
  public long count() {
    return count;
  }

  /**
   * The mean of |e|, with the normal interval from the sample variance of |e|; empty when no pair
   * is counted, without interval when there is one.
   */
  public Optional<Estimate> meanAbsoluteError() {
    if (count <= 0) {
      return Optional.empty();
    }
    double mean = mean(absolute);
    if (count == 1) {
      return Optional.of(Estimate.withoutInterval(mean));
    }
    return Optional.of(
        Estimate.normal(mean, SampleMean.standardError(count, absolute, squared))
            .cut(0, Double.MAX_VALUE));
  }

  /**
   * The root of the mean of e², with the interval of the delta method: the standard error of the
   * mean of e² divided by twice the root. Empty when no pair is counted, without interval when
   * there is one.
   */
  public Optional<Estimate> rootMeanSquaredError() {
    if (count <= 0) {
      return Optional.empty();
    }
    double root = Math.sqrt(mean(squared));
    if (count == 1) {
      return Optional.of(Estimate.withoutInterval(root));
    }
    if (root == 0) {
      return Optional.of(Estimate.normal(0, 0));
    }
    return Optional.of(
        Estimate.normal(root, SampleMean.standardError(count, squared, fourth) / (2 * root))
            .cut(0, Double.MAX_VALUE));
  }

  private double mean(ExactSum sum) {
    // A partial sum of corrections may be below zero; the mean of a whole one is not.
    return Math.max(0, sum.value() / count);
  }

  @Override
  public void add(RegressionErrors other) {
    count += other.count;
    absolute.add(other.absolute);
    squared.add(other.squared);
    fourth.add(other.fourth);
  }

  @Override
  public void takeBack(RegressionErrors other) {
    count -= other.count;
    absolute.takeBack(other.absolute);
    squared.takeBack(other.squared);
    fourth.takeBack(other.fourth);
  }

  @Override
  public boolean isZero() {
    return count == 0 && absolute.isZero() && squared.isZero() && fourth.isZero();
  }

  @Override
  public byte[] toBytes() {
    return new CompactWriter(VERSION)
        .signed(count)
        .block(absolute.toBytes())
        .block(squared.toBytes())
        .block(fourth.toBytes())
        .toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such errors
   */
  public static RegressionErrors fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    RegressionErrors errors =
        new RegressionErrors(
            reader.signed(),
            ExactSum.fromBytes(reader.block()),
            ExactSum.fromBytes(reader.block()),
            ExactSum.fromBytes(reader.block()));
    reader.end();
    return errors;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegressionErrors that
        && count == that.count
        && absolute.equals(that.absolute)
        && squared.equals(that.squared)
        && fourth.equals(that.fourth);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(count) + squared.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, mae=%s, rmse=%s]"
        .formatted(NAME, count, meanAbsoluteError(), rootMeanSquaredError());
  }
}
