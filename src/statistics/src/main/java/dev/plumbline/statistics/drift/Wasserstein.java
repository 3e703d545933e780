package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.AreaBetween;
import dev.plumbline.statistics.histogram.Bounded;
import dev.plumbline.statistics.histogram.FeatureMoments;
import dev.plumbline.statistics.histogram.PairedCounts;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.histogram.ReferenceScale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The Wasserstein distance of order 1: how far, on average, values have to be moved to turn the
 * reference into the window; the area between the two distribution functions.
 *
 * <p>Between bin edges both functions are taken as straight lines, and what lies beyond the
 * outermost edges is told by its mean distance from them, on either side: max(0, x − high) and
 * max(0, low − x), see {@link ReferenceScale} and {@link FeatureMoments}. The area there is at
 * least the difference of the two means and at most their sum, see {@link TailArea}. So one value
 * far out costs what it is worth and no more: of N(5, 1), 14,999 times, with one 1,000 against
 * N(5.3, 1) the distance is 0.37 within 0.035. For instance the reference 0, 1, 2 against 1, 2, 3:
 * its values are atoms, so nothing is estimated, and the distance is 1.
 *
 * <p><b>Bound.</b> In a bin of width w with reference mass p and window mass q a rising function is
 * off its straight line by an area of at most w·p/2, and w·q/2; and the area between the two lies
 * between what the least and the largest difference that the masses allow would give. The smaller
 * of both, summed over the bins, is the bound there; beyond, that of {@link TailArea} is added.
 *
 * @param value the distance in the feature's unit, 0 or more
 * @param errorBound the exact distance lies in value ± errorBound
 * @param deviation the reference's standard deviation, 0 for a constant
 */
public record Wasserstein(double value, double errorBound, double deviation) {

  /** Refuses what is no distance. */
  public Wasserstein {
    requireDistance("value", value);
    requireDistance("errorBound", errorBound);
    requireDistance("deviation", deviation);
  }

  private static void requireDistance(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + " must be finite and >= 0, but is " + value);
    }
  }

  /**
   * The distance; empty when a side has no values, when it is beyond the doubles, or when a value
   * of the window is so far out that its distance is not known ({@link FeatureMoments#clamped}).
   *
   * @param bins the reference's
   * @param current the window's count per bin
   * @param moments of the same values by the scale
   * @param scale the reference's
   * @throws IllegalArgumentException when the number of bins differs or a count is negative
   */
  public static Optional<Wasserstein> of(
      ReferenceBins bins, long[] current, FeatureMoments moments, ReferenceScale scale) {
    PairedCounts counts = bins.asReference().beside(current);
    if (counts.hasEmptySide() || moments.count() <= 0 || moments.clamped() != 0) {
      return Optional.empty();
    }
    AreaBetween within = AreaBetween.of(bins.upperEdges(), counts, scale.low(), scale.high());
    double below = moments.meanBelow().orElseThrow() * scale.unit();
    double above = moments.meanAbove().orElseThrow() * scale.unit();
    if (!Double.isFinite(
        within.value() + within.errorBound() + below + above + scale.below() + scale.above())) {
      return Optional.empty();
    }
    int last = bins.bins() - 1;
    Bounded atBottom =
        TailArea.between(counts.referenceShare(0), scale.below(), counts.currentShare(0), below);
    Bounded atTop =
        TailArea.between(
            counts.referenceShare(last), scale.above(), counts.currentShare(last), above);
    return Optional.of(
        new Wasserstein(
            within.value() + atBottom.value() + atTop.value(),
            within.errorBound() + atBottom.errorBound() + atTop.errorBound(),
            scale.deviation()));
  }

  /** The distance in standard deviations of the reference; empty for a constant reference. */
  public OptionalDouble normalised() {
    return perDeviation(value);
  }

  /** The bound of {@link #normalised()}; empty for a constant reference. */
  public OptionalDouble normalisedErrorBound() {
    return perDeviation(errorBound);
  }

  private OptionalDouble perDeviation(double distance) {
    double share = distance / deviation;
    if (deviation == 0 || !Double.isFinite(share)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(share);
  }
}
