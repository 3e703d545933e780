package dev.plumbline.monitoring.profile;

import dev.plumbline.statistics.ExactSum;

/**
 * Extent, mean and spread of the reference values of a numeric feature. The same for any order of
 * the rows: sums are exact and rounded once.
 *
 * @param min least value; null without values
 * @param max greatest value; null without values
 * @param mean mean; null without values, or when the sum is beyond the doubles
 * @param standardDeviation with divisor n − 1; null with fewer than two values, or beyond the
 *     doubles
 */
public record Moments(Double min, Double max, Double mean, Double standardDeviation) {

  /** What there is to say without values. */
  static final Moments NONE = new Moments(null, null, null, null);

  /** The moments of ascending finite values: of 1, 2, 3 the mean is 2, the deviation 1. */
  static Moments of(double[] sorted) {
    if (sorted.length == 0) {
      return NONE;
    }
    Double mean = finite(sum(sorted) / sorted.length);
    return new Moments(sorted[0], sorted[sorted.length - 1], mean, deviation(sorted, mean));
  }

  private static double sum(double[] values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }

  private static Double deviation(double[] values, Double mean) {
    if (values.length < 2 || mean == null) {
      return null;
    }
    double[] squares = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double distance = values[i] - mean;
      squares[i] = distance * distance;
      if (!ExactSum.fits(squares[i])) {
        return null;
      }
    }
    return finite(Math.sqrt(sum(squares) / (values.length - 1)));
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
