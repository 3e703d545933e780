package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;

/**
 * What a measure is expected to be, and how far the realised one may be from it by chance alone.
 *
 * @param value the expected measure, 0 to 1
 * @param standardError of the realised measure, given the scores
 * @param errorBound how far binning can have moved it; null when it cannot
 */
public record Expectation(double value, double standardError, Double errorBound) {

  /** The expected measure, with the interval in which the realised one is 95 times of 100. */
  public Estimate estimate() {
    Estimate estimate = Estimate.normal(value, standardError).cut(0, 1);
    return errorBound == null ? estimate : estimate.within(errorBound);
  }

  /**
   * Expected − realised on the same predictions, with the interval in which it is 95 times of 100
   * when scores and classes still belong together as they did; 0 beside the interval points to
   * concept drift.
   */
  public Estimate gap(Estimate realised) {
    Estimate gap = Estimate.normal(value - realised.value(), standardError);
    if (errorBound == null) {
      return gap;
    }
    double other = realised.errorBound() == null ? 0 : realised.errorBound();
    return gap.within(errorBound + other);
  }
}
