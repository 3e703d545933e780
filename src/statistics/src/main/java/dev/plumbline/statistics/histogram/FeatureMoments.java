package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.ExactSum;
import dev.plumbline.statistics.exact.WideSum;
import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * Mean and spread of a window in units of the reference's standard deviation, and how far its
 * values lie beyond the ends of the reference's scale: sums that can be merged and taken back
 * exactly.
 *
 * <p>A value x counts as z = (x − mean) / deviation, rounded to 2^-32 and held within ±2^30; z² is
 * rounded down to 2^-32. The sums have 128 bits: room for 2^35 values at the very end of the scale,
 * and for 2^63 within ±60,000 deviations. The rounding moves a mean by at most 2^-33 deviations. A
 * value beyond 2^30 deviations counts as 2^30 deviations, so that one absurd value cannot make the
 * sums overflow; {@link #clamped()} says how many there were.
 *
 * <p>Mutable, not thread-safe.
 */
public final class FeatureMoments implements Accumulator<FeatureMoments> {
  /** How many deviations from the mean a value counts at most. */
  public static final double LIMIT = 0x1p30;

  private static final String NAME = "FeatureMoments";
  private static final int VERSION = 1;

  private long count;
  private long clamped;
  private final WideSum sum;
  private final WideSum squares;
  private final WideSum below;
  private final WideSum above;

  /** Nothing counted yet. */
  public FeatureMoments() {
    sum = new WideSum();
    squares = new WideSum();
    below = new WideSum();
    above = new WideSum();
  }

  /**
   * Counts a value.
   *
   * @param value finite
   * @param scale of the reference, the same for all values of this sum and of what is merged
   */
  public void add(double value, ReferenceScale scale) {
    double unit = scale.unit();
    double z = (value - scale.mean()) / unit;
    if (Math.abs(z) > LIMIT) {
      clamped++;
    }
    long fixed = FixedDeviation.of(z);
    count++;
    sum.add(fixed);
    long high = Math.multiplyHigh(fixed, fixed);
    squares.add(
        high >>> FixedDeviation.FRACTION,
        (high << FixedDeviation.FRACTION) | (fixed * fixed >>> FixedDeviation.FRACTION));
    if (value < scale.low()) {
      below.add(FixedDeviation.of((scale.low() - value) / unit));
    } else if (value > scale.high()) {
      above.add(FixedDeviation.of((value - scale.high()) / unit));
    }
  }

  /**
   * Counts a value {@code times} times, in as many steps as {@code times} has binary digits.
   *
   * @param value finite
   * @param scale of the reference, the same for all values of this sum and of what is merged
   * @param times 0 or more
   */
  public void add(double value, ReferenceScale scale, long times) {
    FeatureMoments power = new FeatureMoments();
    power.add(value, scale);
    for (long rest = times; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        add(power);
      }
      power.add(power);
    }
  }

  /** Adds what nearby numbers within the scale's ends add up to. */
  void addSums(long times, long fixed, long squared) {
    count += times;
    sum.add(fixed);
    squares.add(squared);
  }

  /** How many values are counted; negative in a partial sum of corrections. */
  public long count() {
    return count;
  }

  /** How many of them lie beyond {@link #LIMIT} deviations and count as that far away. */
  public long clamped() {
    return clamped;
  }

  /** The mean in deviations from the reference's mean; empty without values. */
  public OptionalDouble mean() {
    return perValue(sum);
  }

  /**
   * The variance in squared deviations of the reference, with n − 1; empty with fewer than two
   * values.
   */
  public OptionalDouble variance() {
    if (count < 2) {
      return OptionalDouble.empty();
    }
    BigInteger n = BigInteger.valueOf(count);
    BigInteger total = sum.value();
    // n·Σz² − (Σz)², in units of 2^-64
    BigInteger spread =
        n.multiply(squares.value())
            .shiftLeft(FixedDeviation.FRACTION)
            .subtract(total.multiply(total));
    double scaled = ExactSum.nearest(spread.max(BigInteger.ZERO), -2 * FixedDeviation.FRACTION);
    return OptionalDouble.of(scaled / count / (count - 1));
  }

  /** Mean of max(0, low − x) in deviations, low that of the scale; empty without values. */
  public OptionalDouble meanBelow() {
    return perValue(below);
  }

  /** Mean of max(0, x − high) in deviations, high that of the scale; empty without values. */
  public OptionalDouble meanAbove() {
    return perValue(above);
  }

  private OptionalDouble perValue(WideSum total) {
    if (count <= 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(total.scaled(FixedDeviation.FRACTION) / count);
  }

  @Override
  public void add(FeatureMoments other) {
    count += other.count;
    clamped += other.clamped;
    sum.add(other.sum);
    squares.add(other.squares);
    below.add(other.below);
    above.add(other.above);
  }

  @Override
  public void takeBack(FeatureMoments other) {
    count -= other.count;
    clamped -= other.clamped;
    sum.takeBack(other.sum);
    squares.takeBack(other.squares);
    below.takeBack(other.below);
    above.takeBack(other.above);
  }

  @Override
  public boolean isZero() {
    return count == 0
        && clamped == 0
        && sum.isZero()
        && squares.isZero()
        && below.isZero()
        && above.isZero();
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION);
    writeTo(writer);
    return writer.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are no moments
   */
  public static FeatureMoments fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    FeatureMoments moments = new FeatureMoments();
    moments.addFrom(reader, 1);
    reader.end();
    return moments;
  }

  void writeTo(CompactWriter writer) {
    writer.signed(count).signed(clamped);
    sum.writeTo(writer);
    squares.writeTo(writer);
    below.writeTo(writer);
    above.writeTo(writer);
  }

  /** Adds {@code times} times what was written, 1 or −1. */
  void addFrom(CompactReader reader, int times) {
    count += times * reader.signed();
    clamped += times * reader.signed();
    sum.addFrom(reader, times);
    squares.addFrom(reader, times);
    below.addFrom(reader, times);
    above.addFrom(reader, times);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureMoments that
        && count == that.count
        && clamped == that.clamped
        && sum.equals(that.sum)
        && squares.equals(that.squares)
        && below.equals(that.below)
        && above.equals(that.above);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(count) + sum.hashCode()) + squares.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, mean=%s, variance=%s]".formatted(NAME, count, mean(), variance());
  }
}
