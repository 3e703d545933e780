package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.histogram.FeatureMoments;
import java.util.Optional;

/**
 * By how many standard deviations of the reference the mean has moved, with the normal interval for
 * two samples.
 *
 * <p>The standard error is √(1/n_ref + s²/n_cur) with s the window's deviation in deviations of the
 * reference (Welch, 1938). For instance a window of 100 values with mean 0.3 and deviation 1 beside
 * a reference of 10,000 gives 0.3, from 0.1030 to 0.4970.
 */
public final class MeanShift {
  private MeanShift() {}

  /**
   * The shift; empty without values on a side, or when one of the window is so far out that its
   * distance is not known ({@link FeatureMoments#clamped}). The interval is missing when the window
   * has a single value.
   *
   * @param window what was counted by a scale with a deviation
   * @param referenceCount how many values the reference has
   */
  public static Optional<Estimate> of(FeatureMoments window, long referenceCount) {
    if (window.count() <= 0 || referenceCount <= 0 || window.clamped() != 0) {
      return Optional.empty();
    }
    double shift = window.mean().orElseThrow();
    if (window.count() < 2) {
      return Optional.of(Estimate.withoutInterval(shift));
    }
    double squaredError = 1.0 / referenceCount + window.variance().orElseThrow() / window.count();
    return Optional.of(Estimate.normal(shift, Math.sqrt(squaredError)));
  }
}
