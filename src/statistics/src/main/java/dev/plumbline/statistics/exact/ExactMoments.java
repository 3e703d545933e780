package dev.plumbline.statistics.exact;

import dev.plumbline.statistics.estimate.Estimate;
import java.util.Optional;

/**
 * The mean of any numbers with its 95 % interval, from their count and exact sums of x and x².
 *
 * <p>x² is counted with its rounding error, so the variance of 1e9 ± 0.5 is right although squares
 * of that size are multiples of 128. The order of arrival changes no bit. |x| up to 2^200 (1.6e60)
 * is taken, which keeps every product within the doubles; squares of |x| below 2^-500 lose digits.
 *
 * <p>For instance 1, 2, 3 have the mean 2, the variance 1 and the interval 2 ± 1.13.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
public final class ExactMoments implements Accumulator<ExactMoments> {
  private static final String NAME = "ExactMoments";
  private static final int VERSION = 1;

  /** The largest |x| that can be counted. */
  public static final double LARGEST = 0x1p200;

  private long count;
  private final ExactSum sum;
  private final ExactSum squares;

  /** Nothing counted. */
  public ExactMoments() {
    this(0, new ExactSum(), new ExactSum());
  }

  private ExactMoments(long count, ExactSum sum, ExactSum squares) {
    this.count = count;
    this.sum = sum;
    this.squares = squares;
  }

  /** Whether the value can be counted: |value| is at most 2^200. */
  public static boolean accepts(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /**
   * Counts a value.
   *
   * @param times how often, negative to take back
   * @throws IllegalArgumentException when the value is not {@link #accepts accepted}
   */
  public void count(double value, long times) {
    if (!accepts(value)) {
      throw new IllegalArgumentException("value must be within ± 2^200, but is " + value);
    }
    count += times;
    sum.add(value, times);
    if (times == 1 && Math.abs(value) >= ExactSum.LEAST_TO_SQUARE) {
      squares.addSquare(value);
    } else {
      double square = value * value;
      squares.add(square, times);
      squares.add(Math.fma(value, value, -square), times);
    }
  }

  /** How many values are counted; negative in a partial sum of corrections. */
  public long count() {
    return count;
  }

  /** The mean with the normal interval; empty without values, without interval for one. */
  public Optional<Estimate> mean() {
    return SampleMean.of(count, sum, squares);
  }

  /** The sample variance, divisor n − 1; empty with fewer than two values. */
  public Optional<Double> variance() {
    if (count < 2) {
      return Optional.empty();
    }
    return Optional.of(SampleMean.spread(count, sum, squares) / count / (count - 1));
  }

  @Override
  public void add(ExactMoments other) {
    count += other.count;
    sum.add(other.sum);
    squares.add(other.squares);
  }

  @Override
  public void takeBack(ExactMoments other) {
    count -= other.count;
    sum.takeBack(other.sum);
    squares.takeBack(other.squares);
  }

  @Override
  public boolean isZero() {
    return count == 0 && sum.isZero() && squares.isZero();
  }

  @Override
  public byte[] toBytes() {
    return new CompactWriter(VERSION)
        .signed(count)
        .block(sum.toBytes())
        .block(squares.toBytes())
        .toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such moments
   */
  public static ExactMoments fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    ExactMoments moments =
        new ExactMoments(
            reader.signed(),
            ExactSum.fromBytes(reader.block()),
            ExactSum.fromBytes(reader.block()));
    reader.end();
    return moments;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactMoments that
        && count == that.count
        && sum.equals(that.sum)
        && squares.equals(that.squares);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(count) + squares.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, sum=%s]".formatted(NAME, count, sum.value());
  }
}
