package dev.plumbline.monitoring.profile;

import dev.plumbline.statistics.exact.ExactSum;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Extent, mean and spread of the reference values of a numeric feature. The same for any order of
 * the rows: sums are exact and rounded once.
 *
 * @param min least value; null without values
 * @param max greatest value; null without values
 * @param mean mean; null without values, or when the sum is beyond the doubles
 * @param standardDeviation with divisor n − 1; null with fewer than two values, or beyond the
 *     doubles
 * @param below how far values lie below the lowest edge of the bins, on average over all of them:
 *     the mean of max(0, edge − x); null without edges, beyond the doubles, and in profiles that
 *     were built before there was this
 * @param above how far they lie above the highest edge, the mean of max(0, x − edge); null where
 *     {@code below} is
 */
public record Moments(
    Double min, Double max, Double mean, Double standardDeviation, Double below, Double above) {

  /** What there is to say without values. */
  static final Moments NONE = new Moments(null, null, null, null);

  /** Moments that do not tell how far values lie beyond the edges of bins. */
  public Moments(Double min, Double max, Double mean, Double standardDeviation) {
    this(min, max, mean, standardDeviation, null, null);
  }

  /** The moments of ascending finite values: of 1, 2, 3 the mean is 2, the deviation 1. */
  public static Moments of(double[] sorted) {
    if (sorted.length == 0) {
      return NONE;
    }
    Double mean = finite(sum(sorted) / sorted.length);
    return new Moments(sorted[0], sorted[sorted.length - 1], mean, deviation(sorted, mean));
  }

  /** The same of the same values, with how far they lie beyond the outermost edges. */
  public Moments beyond(double[] edges, double[] sorted) {
    if (edges.length == 0) {
      return this;
    }
    double lowest = edges[0];
    double highest = edges[edges.length - 1];
    Double under = meanExcess(Arrays.stream(sorted).map(value -> lowest - value));
    Double over = meanExcess(Arrays.stream(sorted).map(value -> value - highest));
    return under == null || over == null
        ? this
        : new Moments(min, max, mean, standardDeviation, under, over);
  }

  private static Double meanExcess(DoubleStream distances) {
    double[] excess = distances.map(distance -> Math.max(0, distance)).toArray();
    return Arrays.stream(excess).allMatch(ExactSum::fits)
        ? finite(sum(excess) / excess.length)
        : null;
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
