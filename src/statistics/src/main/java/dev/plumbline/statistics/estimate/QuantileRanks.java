package dev.plumbline.statistics.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Which of n sorted values is a quantile, and which two hold it 95 times of 100, whatever the
 * distribution (Conover, Practical Nonparametric Statistics, 3rd edition, 3.2).
 *
 * <p>For instance the median of 100 is the 50th, between the 41st and the 60th.
 *
 * @param lower rank of the lower end, 1 or more
 * @param upper rank of the upper end, n or less
 */
public record QuantileRanks(long lower, long upper) {

  /**
   * The rank of a quantile: ⌈q·n⌉, at least 1. The product is taken in decimal, so that 0.07 of 100
   * is the seventh value, which binary arithmetic would round up to the eighth.
   */
  public static long of(double q, long count) {
    BigDecimal exact = BigDecimal.valueOf(q).multiply(BigDecimal.valueOf(count));
    return Math.max(1, exact.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  /** ⌈q·n ± 1.96·√(n·q·(1−q))⌉; empty when the sample is too small to have such values. */
  public static Optional<QuantileRanks> interval(double q, long count) {
    double half = NormalQuantile.TWO_SIDED_95 * Math.sqrt(count * q * (1 - q));
    long lower = (long) Math.ceil(q * count - half);
    long upper = (long) Math.ceil(q * count + half);
    if (half == 0 || lower < 1 || upper > count) {
      return Optional.empty();
    }
    return Optional.of(new QuantileRanks(lower, upper));
  }
}
