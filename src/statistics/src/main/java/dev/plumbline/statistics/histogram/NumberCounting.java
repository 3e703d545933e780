package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.Sameness;

/**
 * Counts the numbers of one feature, several at a time, with the same bits as one after the other.
 *
 * <p>The idea: one feature's next {@value #MOST} numbers are counted in one go, so that its edges,
 * bins and sums stay where the processor finds them at once, and step by step: first the bins of
 * all, then the sums of all. Only sums of them are added to the sums of 128 bits. A number between
 * the ends of the reference's scale needs no further question: it lies near enough that the sums of
 * {@value #MOST} fit 64 bits, and it is plausible. Any other takes the plain way.
 *
 * <p>Immutable.
 */
public final class NumberCounting {

  /** How many numbers are counted at a time at most. */
  public static final int MOST = 128;

  /** Deviations from the mean of which 128 squares, in units of 2^-32, stay below 2^63. */
  private static final double NEAR = 0x1p11;

  private final BinIndex index;
  private final int bins;
  private final ReferenceScale scale;
  private final double low;
  private final double high;
  private final double usualLow;
  private final double usualHigh;

  /**
   * How the numbers of a feature are counted.
   *
   * @param bins of its reference; null when there is a single bin
   * @param scale of its reference; null when its moments are not counted
   * @param low the smallest plausible number, perhaps infinite
   * @param high the largest plausible number, perhaps infinite
   */
  public NumberCounting(ReferenceBins bins, ReferenceScale scale, double low, double high) {
    this.index = bins == null ? new BinIndex(new double[0]) : bins.index();
    this.bins = bins == null ? 1 : bins.bins();
    this.scale = scale;
    this.low = low;
    this.high = high;
    double from = scale == null ? Double.NaN : Math.max(scale.low(), low);
    double to = scale == null ? Double.NaN : Math.min(scale.high(), Math.min(high, index.high()));
    boolean near = scale != null && isNear(from) && isNear(to);
    this.usualLow = near ? from : Double.POSITIVE_INFINITY;
    this.usualHigh = to;
  }

  private boolean isNear(double value) {
    return Math.abs((value - scale.mean()) / scale.unit()) <= NEAR;
  }

  /** How many bins the counts must have. */
  public int bins() {
    return bins;
  }

  /**
   * Counts numbers; NaN stands for none.
   *
   * @param values finite or NaN; their order is lost
   * @param from index of the first
   * @param to index after the last, at most {@value #MOST} further
   * @param found working memory for as many bins, shared by all features since it is soon done with
   */
  public void countAll(double[] values, int from, int to, int[] found, FeatureCounts counts) {
    if (to - from > MOST) {
      throw new IllegalArgumentException(
          "at most %d at a time, but there are %d".formatted(MOST, to - from));
    }
    int rest = setApart(values, from, to);
    index.findUpToHigh(values, from, rest, found);
    counts.countIn(found, rest - from);
    addSums(values, from, rest, counts);
    for (int item = rest; item < to; item++) {
      if (!Double.isNaN(values[item])) {
        count(values[item], counts);
      }
    }
  }

  /**
   * Puts the usual numbers before the others.
   *
   * @return index of the first other one
   */
  private int setApart(double[] values, int from, int to) {
    int item = from;
    int rest = to;
    while (item < rest) {
      double value = values[item];
      if (value >= usualLow && value <= usualHigh) {
        item++;
      } else {
        rest--;
        values[item] = values[rest];
        values[rest] = value;
      }
    }
    return rest;
  }

  private void addSums(double[] values, int from, int to, FeatureCounts counts) {
    double mean = scale == null ? 0 : scale.mean();
    double unit = scale == null ? 1 : scale.unit();
    long hashes = 0;
    long hashSquares = 0;
    long hashSquaresHigh = 0;
    long sum = 0;
    long squares = 0;
    for (int item = from; item < to; item++) {
      double value = values[item];
      long hash = Sameness.hash(value);
      hashes += hash;
      hashSquares += hash * hash;
      hashSquaresHigh += hash * hash >>> Integer.SIZE;
      long fixed = FixedDeviation.nearby((value - mean) / unit);
      sum += fixed;
      squares += FixedDeviation.square(fixed);
    }
    counts.addSums(to - from, hashes, hashSquares, hashSquaresHigh, sum, squares);
  }

  /** Counts one number. */
  public void count(double value, FeatureCounts counts) {
    int bin = index.binOf(value);
    if (scale == null) {
      counts.count(bin, value);
    } else {
      counts.count(bin, value, scale);
    }
    if (!(value >= low && value <= high)) {
      counts.countOutOfRange();
    }
  }
}
