package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.PairedCounts;
import java.util.Arrays;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * Values of a window in cells that the reference has nothing in: are they more than chance brings?
 *
 * <p>A reference is a sample, so it misses rare categories that a window may meet without any
 * drift. How many, those tell that it met once (Good, 1953): if both sides are samples of one
 * distribution, the values in cells that are new are to the reference's single values as the sizes
 * of the sides are. So new values and single ones are taken together, and it is asked how probable
 * it is that so many of them, or more, fall on the window's side: Fisher's exact test while they
 * are at most {@value #EXACT_UP_TO}, the binomial distribution above, which is the more careful
 * one. Without single values it is asked how probable it is that all new values are the window's.
 *
 * <p>A category that both sides have t values of could have been new as well, with all of them in
 * the window, and then t values at once; the probability of that, together with as many others as
 * are needed, is added for each (Bonferroni). It matters where windows are about as large as the
 * reference: without it 50 categories by Zipf, a reference of 1,000 and windows of 500 would fire
 * at 0.018 where the level is 0.01 (simulated).
 *
 * <p>For instance 4 new values of 4 against 200 in two categories: 1 / C(204, 4) = 1.4e-8. With
 * four more categories that occur once, it is the probability that a window of 4 has four of 8
 * values among 204: C(8, 4) / C(204, 4) = 1.0e-6.
 *
 * @param count values of the window in cells where the reference has none
 * @param singles cells where the reference has exactly one
 * @param referenceTotal values of the reference
 * @param currentTotal values of the window
 * @param repeated by t, 2 or more, how many cells hold t values on both sides together and at least
 *     one in the reference; behind its end there are none; not to be changed
 */
record UnseenValues(
    long count, long singles, long referenceTotal, long currentTotal, long[] repeated) {
  private static final int EXACT_UP_TO = 1_000;

  /** Cells with as many values or more are taken to have as many, which is the more careful way. */
  private static final int MOST_REPEATED = 1_000;

  /** What is left out of a p-value is less than this share of it. */
  private static final double NEGLIGIBLE = 1e-3;

  static UnseenValues of(PairedCounts counts) {
    long unseen = 0;
    long singles = 0;
    long[] repeated = {};
    for (int cell = 0; cell < counts.cells(); cell++) {
      long inReference = counts.reference()[cell];
      if (inReference == 0) {
        unseen += counts.current()[cell];
      } else {
        singles += inReference == 1 ? 1 : 0;
        int total = (int) Math.min(MOST_REPEATED, inReference + counts.current()[cell]);
        if (total >= repeated.length) {
          repeated = Arrays.copyOf(repeated, total + 1);
        }
        repeated[total]++;
      }
    }
    return new UnseenValues(
        unseen, singles, counts.referenceTotal(), counts.currentTotal(), repeated);
  }

  boolean isNone() {
    return count == 0;
  }

  TwoSided cell() {
    return new TwoSided(0, count);
  }

  /** The probability of so many or more without any drift, at most 1; 1 when there is none. */
  double pValue() {
    if (isNone()) {
      return 1;
    }
    long cells = Arrays.stream(repeated).sum();
    double sum = atLeast(count);
    double allOfThem = 1;
    for (int total = 1; total < repeated.length && sum < 1; total++) {
      allOfThem *= Math.max(0, currentTotal - total + 1.0) / (size() - total + 1);
      if (total >= 2 && repeated[total] > 0) {
        boolean isEnough = total == MOST_REPEATED || total >= count;
        sum += repeated[total] * allOfThem * (isEnough ? 1 : atLeast(count - total));
      }
      if (cells * allOfThem < NEGLIGIBLE * sum) {
        break;
      }
    }
    return Math.min(1, sum);
  }

  private double size() {
    return (double) referenceTotal + currentTotal;
  }

  /** P(of new and single values as many or more are the window's), for 1 or more. */
  private double atLeast(long many) {
    long either = count + singles;
    if (either <= EXACT_UP_TO && size() <= Integer.MAX_VALUE) {
      // Without a random generator, which would be seeded for nothing.
      return new HypergeometricDistribution(null, (int) size(), (int) either, (int) currentTotal)
          .upperCumulativeProbability((int) many);
    }
    return Beta.regularizedBeta(currentTotal / size(), many, either - many + 1.0);
  }
}
