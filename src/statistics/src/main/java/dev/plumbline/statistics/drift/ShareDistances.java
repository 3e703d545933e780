package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.PairedCounts;
import java.util.Optional;

/**
 * How far the shares of a window lie from those of the reference, by four measures that all lie
 * between 0, the same shares, and 1, nothing in common.
 *
 * <p>With shares p and q: Jensen–Shannon √(½ Σ p·log₂(p/m) + ½ Σ q·log₂(q/m)) with m = (p+q)/2;
 * Hellinger √(½ Σ (√p − √q)²); total variation ½ Σ |p − q|; L-infinity max |p − q|. For instance
 * shares 0.5, 0.5 against 0.8, 0.2 give 0.2704, 0.2265, 0.3 and 0.3.
 *
 * @param jensenShannon the distance, the square root of the divergence to base 2
 * @param hellinger the Hellinger distance
 * @param totalVariation the total variation distance
 * @param lInfinity the largest difference of a share
 */
public record ShareDistances(
    double jensenShannon, double hellinger, double totalVariation, double lInfinity) {

  /**
   * The distances of two counts over the same groups; empty when a side holds nothing.
   *
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public static Optional<ShareDistances> of(long[] reference, long[] current) {
    PairedCounts counts = PairedCounts.of(reference, current);
    if (counts.hasEmptySide()) {
      return Optional.empty();
    }
    double divergence = 0;
    double roots = 0;
    double absolute = 0;
    double largest = 0;
    for (int group = 0; group < counts.cells(); group++) {
      double p = counts.referenceShare(group);
      double q = counts.currentShare(group);
      double mean = (p + q) / 2;
      divergence += towards(p, mean) + towards(q, mean);
      double root = Math.sqrt(p) - Math.sqrt(q);
      roots += root * root;
      absolute += Math.abs(p - q);
      largest = Math.max(largest, Math.abs(p - q));
    }
    return Optional.of(
        new ShareDistances(
            rootOfHalf(divergence / StrictMath.log(2)),
            rootOfHalf(roots),
            Math.min(1, absolute / 2),
            largest));
  }

  private static double towards(double share, double mean) {
    if (share == 0) {
      return 0;
    }
    return share * StrictMath.log(share / mean);
  }

  /** Rounding may leave a sum a little outside of what it can be. */
  private static double rootOfHalf(double sum) {
    return Math.sqrt(Math.min(1, Math.max(0, sum / 2)));
  }
}
