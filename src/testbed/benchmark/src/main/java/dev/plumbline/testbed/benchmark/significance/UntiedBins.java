package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.GammaDistribution;

/**
 * The bins of a reference without ties, from those of its order statistics that an edge lies
 * between: the same bins as {@code ReferenceBins.of} gives for the whole sample, without drawing
 * the rest of it.
 *
 * <p>The order statistics of n uniform values are partial sums of n + 1 exponential gaps over their
 * total; the sum of g gaps is a gamma variate of shape g. So 400 draws stand for a sample of any
 * size, exactly. The quantile function then makes them those of any continuous distribution.
 */
final class UntiedBins {
  private static final int BINS = 200;
  private static final int GROUPS = 10;

  private final int size;

  /**
   * @param size how many values the reference has, 1,000 or more
   */
  UntiedBins(int size) {
    if (size < 1_000) {
      throw new IllegalArgumentException("size must be 1000 or more, but is " + size);
    }
    this.size = size;
  }

  ReferenceBins draw(Draws draws, Continuous law) {
    double[] below = new double[BINS - 1];
    double[] above = new double[BINS - 1];
    double sum = 0;
    int drawn = 0;
    for (int edge = 0; edge < BINS - 1; edge++) {
      int rank = rank(edge) + 1;
      sum += gaps(draws, rank - drawn);
      below[edge] = sum;
      sum += gaps(draws, 1);
      above[edge] = sum;
      drawn = rank + 1;
    }
    double total = sum + gaps(draws, size + 1 - drawn);
    double[] edges = new double[BINS - 1];
    for (int edge = 0; edge < edges.length; edge++) {
      edges[edge] =
          between(edge, law.quantile(below[edge] / total), law.quantile(above[edge] / total));
    }
    return bins(edges);
  }

  /** The bins of a sample that was drawn in full: what a test can hold against the real ones. */
  ReferenceBins of(IntToDoubleFunction ascending) {
    double[] edges = new double[BINS - 1];
    for (int edge = 0; edge < edges.length; edge++) {
      int rank = rank(edge);
      edges[edge] = between(edge, ascending.applyAsDouble(rank), ascending.applyAsDouble(rank + 1));
    }
    return bins(edges);
  }

  private int rank(int edge) {
    return (int) ((size - 1L) * (edge + 1) / BINS);
  }

  private double between(int edge, double low, double high) {
    double fraction = (double) ((size - 1L) * (edge + 1) % BINS) / BINS;
    if (fraction == 0) {
      return low;
    }
    return Math.min(high, low + fraction * (high - low));
  }

  private static double gaps(Draws draws, int gaps) {
    if (gaps == 0) {
      return 0;
    }
    if (gaps == 1) {
      return -Math.log(1 - draws.nextDouble());
    }
    return new GammaDistribution(draws, gaps, 1).sample();
  }

  private ReferenceBins bins(double[] edges) {
    long[] counts = new long[BINS];
    int[] groupOf = new int[BINS];
    long before = 0;
    for (int bin = 0; bin < BINS; bin++) {
      long upTo = bin == BINS - 1 ? size : rank(bin) + 1L;
      counts[bin] = upTo - before;
      before = upTo;
      groupOf[bin] = bin * GROUPS / BINS;
    }
    return new ReferenceBins(edges, counts, groupOf);
  }
}
