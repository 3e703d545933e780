package dev.plumbline.testbed.benchmark.significance;

import java.util.Arrays;

/**
 * Draws the counts of a window of n values whose cells have known probabilities.
 *
 * <p>A value falls into the bin that contains it, so n independent values of a known distribution
 * give counts with exactly the multinomial distribution of the bins' true probabilities. Those
 * depend on the edges, which come from a reference that was drawn too: nothing is approximated.
 */
final class WindowDraw {
  private static final int ONE_BY_ONE_UP_TO = 500;

  private WindowDraw() {}

  static long[] counts(Draws draws, int n, double[] probabilities) {
    if (n <= ONE_BY_ONE_UP_TO) {
      return oneByOne(draws, n, probabilities);
    }
    long[] counts = new long[probabilities.length];
    int left = n;
    double mass = 1;
    for (int cell = 0; cell < counts.length && left > 0; cell++) {
      int drawn = left;
      if (cell < counts.length - 1) {
        drawn = Binomial.draw(draws, left, Math.min(1, probabilities[cell] / mass));
      }
      counts[cell] = drawn;
      left -= drawn;
      mass -= probabilities[cell];
    }
    return counts;
  }

  private static long[] oneByOne(Draws draws, int n, double[] probabilities) {
    double[] upTo = probabilities.clone();
    Arrays.parallelPrefix(upTo, Double::sum);
    long[] counts = new long[probabilities.length];
    for (int value = 0; value < n; value++) {
      int found = Arrays.binarySearch(upTo, draws.nextDouble());
      int cell = found >= 0 ? found + 1 : -found - 1;
      counts[Math.min(cell, counts.length - 1)]++;
    }
    return counts;
  }
}
