package dev.plumbline.statistics;

/**
 * Counts the numbers of one feature, several at a time, with the same bits as one after the other.
 *
 * <p>The idea: one feature's next {@value #MOST} numbers are counted in one go, so that its edges,
 * bins and sums stay where the processor finds them at once, and only sums of them are added to the
 * sums of 128 bits. A number in the reference's range needs no further question: it lies near
 * enough that the sums of {@value #MOST} fit 64 bits, and it is plausible. Any other takes the
 * plain way.
 *
 * <p>Not thread-safe: it reuses its working memory.
 */
public final class NumberCounting {

  /** How many numbers are counted at a time at most. */
  public static final int MOST = 32;

  /** Deviations from the mean of which 32 squares, in units of 2^-32, stay below 2^63. */
  private static final double NEAR = 0x1p12;

  private final BinIndex index;
  private final int bins;
  private final ReferenceScale scale;
  private final double low;
  private final double high;
  private final double usualLow;
  private final double usualHigh;
  private final int[] inBins = new int[MOST];

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
    double from = scale == null ? Double.NaN : Math.max(scale.min(), low);
    double to = scale == null ? Double.NaN : Math.min(scale.max(), Math.min(high, index.high()));
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
   * @param values finite or NaN
   * @param from index of the first
   * @param to index after the last, at most {@value #MOST} further
   */
  public void countAll(double[] values, int from, int to, FeatureCounts counts) {
    if (to - from > MOST) {
      throw new IllegalArgumentException(
          "at most %d at a time, but there are %d".formatted(MOST, to - from));
    }
    int rest = countUsual(values, from, to, counts);
    for (int item = from; item < from + rest; item++) {
      if (!Double.isNaN(values[item])) {
        count(values[item], counts);
      }
    }
  }

  private int countUsual(double[] values, int from, int to, FeatureCounts counts) {
    double mean = scale == null ? 0 : scale.mean();
    double unit = scale == null ? 1 : scale.unit();
    long[] wideBins = counts.wideBins();
    int usual = 0;
    int rest = 0;
    long hashes = 0;
    long hashSquares = 0;
    long hashSquaresHigh = 0;
    long sum = 0;
    long squares = 0;
    for (int item = from; item < to; item++) {
      double value = values[item];
      if (value >= usualLow && value <= usualHigh) {
        int bin = index.binUpToHigh(value);
        if (index.reaches(bin, value)) {
          if (wideBins == null) {
            inBins[usual] = bin;
          } else {
            wideBins[bin]++;
          }
          usual++;
          long hash = Sameness.hash(value);
          hashes += hash;
          hashSquares += hash * hash;
          hashSquaresHigh += hash * hash >>> Integer.SIZE;
          long fixed = FeatureMoments.nearby((value - mean) / unit);
          sum += fixed;
          squares += FeatureMoments.square(fixed);
          continue;
        }
      }
      values[from + rest] = value;
      rest++;
    }
    if (wideBins == null) {
      counts.countIn(inBins, usual);
    }
    counts.addSums(usual, hashes, hashSquares, hashSquaresHigh, sum, squares);
    return rest;
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
