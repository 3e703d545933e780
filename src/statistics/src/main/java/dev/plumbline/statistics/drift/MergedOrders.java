package dev.plumbline.statistics.drift;

import java.util.Arrays;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The exact p-value of Kolmogorov and Smirnov's test on two samples without ties: all orders in
 * which their values can be merged are equally likely, and P(D ≥ d) is the share of those that come
 * at least d apart.
 *
 * <p>An order is a path from (0, 0) to (m, n), one step for each value, and it comes d apart where
 * it meets a cell with |k/m − l/n| ≥ d. Paths that never do are counted row by row, and only in the
 * cells between: the closer the samples, the fewer they are. Each count is the sum of the same two
 * as in Commons Math, which goes through all n·m cells, so the bits are the same. Ten values
 * against 2,000 take 8 µs, where all cells took 36.
 *
 * <p>What is left of 1 has lost the digits of a small probability: of 1e-13 it knows three, of
 * 1e-17 none. Where it is less than {@value #FAR}, the share of the paths that do come apart is
 * added up instead. A path to (k, l) came from the cell before it in k with probability k/(k + l),
 * else from the one before it in l, so its probability to have come apart is the mean of theirs by
 * these weights, 1 where it is apart itself. Sums of positive numbers lose nothing: the result is
 * right to some 1e-12 of itself, down to the smallest doubles.
 */
final class MergedOrders {
  /** Distances that differ by less are equal, as in Commons Math. */
  private static final double NEAR = 1e-12;

  /** Below this the probability is added up itself; what is left of 1 knows 12 digits of it. */
  private static final double FAR = 1e-4;

  private MergedOrders() {}

  /**
   * P(D ≥ distance).
   *
   * @param distance 0 to 1
   * @param n size of a sample, 1 or more
   * @param m size of the other, 1 or more; the work grows with n·m
   */
  static double pValue(double distance, int n, int m) {
    long cells = (long) n * m;
    long apart = (long) Math.ceil((distance - NEAR) * cells);
    double left = 1 - closer(apart, n, m) / CombinatoricsUtils.binomialCoefficientDouble(n + m, m);
    return left < FAR ? further(apart, n, m) : left;
  }

  /** The share of the paths that meet a cell where |k·n − l·m| is {@code apart} or more. */
  private static double further(long apart, int n, int m) {
    double[] shares = new double[n + 1];
    Arrays.fill(shares, 1);
    Arrays.fill(shares, 0, last(0, apart, n, m) + 1, 0);
    for (int k = 1; k <= m; k++) {
      int first = first(k, apart, n, m);
      int last = last(k, apart, n, m);
      // Before the first column all cells are apart; behind the last one all still are.
      double here = 1;
      for (int l = first; l <= last; l++) {
        here = (k * shares[l] + l * here) / (k + l);
        shares[l] = here;
      }
    }
    return shares[n];
  }

  /** How many paths stay where |k·n − l·m| is less than {@code apart}. */
  private static double closer(long apart, int n, int m) {
    double[] paths = new double[n + 1];
    Arrays.fill(paths, 0, last(0, apart, n, m) + 1, 1);
    for (int k = 1; k <= m; k++) {
      int last = last(k, apart, n, m);
      double here = 0;
      for (int l = first(k, apart, n, m); l <= last; l++) {
        here += paths[l];
        paths[l] = here;
      }
    }
    return paths[n];
  }

  /** The first column of row k that is less than {@code apart} away. */
  private static int first(int k, long apart, int n, int m) {
    return (int) Math.max(0, Math.floorDiv((long) k * n - apart, m) + 1);
  }

  /** The last one; −1 when there is none in the first row. */
  private static int last(int k, long apart, int n, int m) {
    return (int) Math.min(n, -Math.floorDiv(-((long) k * n + apart), m) - 1);
  }
}
