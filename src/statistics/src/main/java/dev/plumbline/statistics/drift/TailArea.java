package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.Bounded;

/**
 * The area between two distribution functions beyond an edge, of which only the mass and the mean
 * distance from the edge are known on either side.
 *
 * <p>It is the sum of the two mean distances less twice what the tails have in common, and so at
 * least their difference and at most their sum. The value is what it would be for exponential
 * tails, the least that is assumed with a mass and a mean; the bound reaches to both ends. For
 * instance 0.005 of one side with a mean of 0.066, a single value far out, and 0.155 of the other
 * with a mean of 0.024 give 0.083, and surely from 0.042 to 0.09.
 */
final class TailArea {

  private TailArea() {}

  /**
   * The area beyond the edge.
   *
   * @param mass share of one side beyond the edge, above 0 if its mean is
   * @param mean distance of that side's values beyond the edge, those that are not beyond as 0
   * @param otherMass share of the other side
   * @param otherMean distance of its values
   */
  static Bounded between(double mass, double mean, double otherMass, double otherMean) {
    double least = Math.abs(mean - otherMean);
    double most = mean + otherMean;
    double shared = 0;
    if (Math.min(mean, otherMean) > 0 && Math.min(mass, otherMass) > 0) {
      shared = shared(mass, mean / mass, otherMass, otherMean / otherMass);
    }
    double value = Math.max(least, most - 2 * shared);
    return new Bounded(value, Math.max(value - least, most - value));
  }

  /** The area under both of p·exp(−x/a) and q·exp(−x/b). */
  private static double shared(double p, double a, double q, double b) {
    double crossing = StrictMath.log(p / q) / (1 / a - 1 / b);
    if (!(crossing > 0 && crossing <= Double.MAX_VALUE)) {
      return Math.min(p * a, q * b);
    }
    return p < q
        ? until(p, a, crossing) + from(q, b, crossing)
        : until(q, b, crossing) + from(p, a, crossing);
  }

  private static double until(double p, double a, double x) {
    return -p * a * StrictMath.expm1(-x / a);
  }

  private static double from(double p, double a, double x) {
    return p * a * StrictMath.exp(-x / a);
  }
}
