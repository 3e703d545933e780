package dev.plumbline.statistics.quality;

import java.util.Arrays;

/**
 * Learns what scores are worth from labelled ones, and keeps the lesson only if it helps: it is
 * learned on one half, and dropped for the identity unless it lowers the expected calibration error
 * (10 bins) on the other half. A map that is kept is learned again from both halves.
 *
 * <p>The map is the isotonic regression of the share of positives by bin, by the pool adjacent
 * violators algorithm (Ayer et al. 1955), without prior counts. Bins without scores take the share
 * of the step below them, the first ones that of the first step.
 *
 * <p>For instance shares of 1/4, 3/4, 2/4 in three bins of four scores each: the last two are out
 * of order, so the steps are 0.25 and 0.625.
 */
public final class CalibrationFit {
  private static final int ERROR_BINS = 10;

  private CalibrationFit() {}

  /**
   * The map that two halves of a labelled reference teach, of which the caller fills one after the
   * other in turn; the identity when it does not help, or a half is empty.
   */
  public static CalibrationMap of(ScoredOutcomes half, ScoredOutcomes otherHalf) {
    if (half.count() <= 0 || otherHalf.count() <= 0) {
      return CalibrationMap.identity();
    }
    CalibrationMap learned = isotonic(half.positiveBins(), half.negativeBins());
    double before = error(CalibrationMap.identity(), otherHalf);
    if (!(error(learned, otherHalf) < before)) {
      return CalibrationMap.identity();
    }
    return isotonic(
        sum(half.positiveBins(), otherHalf.positiveBins()),
        sum(half.negativeBins(), otherHalf.negativeBins()));
  }

  private static long[] sum(long[] left, long[] right) {
    long[] sum = left.clone();
    Arrays.setAll(sum, bin -> left[bin] + right[bin]);
    return sum;
  }

  /** The isotonic regression of the share of positives. */
  static CalibrationMap isotonic(long[] positives, long[] negatives) {
    int[] starts = new int[positives.length];
    double[] trues = new double[positives.length];
    double[] totals = new double[positives.length];
    int steps = 0;
    for (int bin = 0; bin < positives.length; bin++) {
      double total = positives[bin] + negatives[bin];
      if (total > 0) {
        starts[steps] = steps == 0 ? 0 : bin;
        trues[steps] = positives[bin];
        totals[steps] = total;
        steps++;
        // Equal shares are pooled too, which keeps the map short.
        while (steps > 1
            && trues[steps - 2] * totals[steps - 1] >= trues[steps - 1] * totals[steps - 2]) {
          trues[steps - 2] += trues[steps - 1];
          totals[steps - 2] += totals[steps - 1];
          steps--;
        }
      }
    }
    double[] shares = new double[steps];
    Arrays.setAll(shares, step -> trues[step] / totals[step]);
    return CalibrationMap.steps(Arrays.copyOf(starts, steps), shares);
  }

  /** The expected calibration error of mapped scores over ten bins of equal width. */
  static double error(CalibrationMap map, ScoredOutcomes outcomes) {
    double[] difference = new double[ERROR_BINS];
    double[] probabilities = map.ofBins();
    for (int bin = 0; bin < probabilities.length; bin++) {
      double total = outcomes.positiveBins()[bin] + outcomes.negativeBins()[bin];
      int coarse = Math.min(ERROR_BINS - 1, (int) (probabilities[bin] * ERROR_BINS));
      difference[coarse] += total * probabilities[bin] - outcomes.positiveBins()[bin];
    }
    return Arrays.stream(difference).map(Math::abs).sum() / outcomes.count();
  }
}
