package dev.plumbline.statistics.exact;

import dev.plumbline.statistics.estimate.Estimate;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Mean and standard error from a count and exact sums of x and x²: the numerator of the variance is
 * exact, so nothing cancels out, however small the spread beside the mean.
 *
 * <p>s² = (n·Σx² − (Σx)²) / (n·(n−1)). For instance 1, 2, 3 have the mean 2, the variance 1 and the
 * standard error 0.5774.
 */
public final class SampleMean {

  private SampleMean() {}

  /** The mean with its normal interval; empty without samples, without interval for one. */
  public static Optional<Estimate> of(long count, ExactSum sum, ExactSum sumOfSquares) {
    if (count <= 0) {
      return Optional.empty();
    }
    double mean = sum.value() / count;
    if (!Double.isFinite(mean)) {
      return Optional.empty();
    }
    if (count == 1) {
      return Optional.of(Estimate.withoutInterval(mean));
    }
    return Optional.of(Estimate.normal(mean, standardError(count, sum, sumOfSquares)));
  }

  /** √(s²/n), for a count of two or more. */
  public static double standardError(long count, ExactSum sum, ExactSum sumOfSquares) {
    double spread = spread(count, sum, sumOfSquares);
    return Math.sqrt(spread / count / (count - 1)) / Math.sqrt(count);
  }

  /** n·Σx² − (Σx)², rounded once. */
  public static double spread(long count, ExactSum sum, ExactSum sumOfSquares) {
    BigInteger total = sum.units();
    BigInteger numerator =
        sumOfSquares
            .units()
            .multiply(BigInteger.valueOf(count))
            .shiftLeft(-ExactSum.UNIT_EXPONENT)
            .subtract(total.multiply(total));
    // Powers beyond the square are not quite exact: equal values may leave a hair below zero.
    return Math.max(0, ExactSum.nearest(numerator, 2 * ExactSum.UNIT_EXPONENT));
  }
}
