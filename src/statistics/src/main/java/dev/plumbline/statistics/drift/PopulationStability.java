package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.PairedCounts;
import java.util.OptionalDouble;

/**
 * The population stability index of two counts over the same groups: Σ (q − p)·ln(q / p) with the
 * reference's share p and the current share q of each group.
 *
 * <p>It is 0 when the shares agree and has no upper bound. A share of zero becomes {@value
 * #ZERO_SHARE}; the others are left as they are. For instance shares 0.2, 0.4, 0.4 against 0.3,
 * 0.4, 0.3 give 0.0693. The zero rule and the groups decide the value, so it is comparable only
 * among numbers that share both.
 */
public final class PopulationStability {
  /** What a share of zero becomes, so that the logarithm exists. */
  public static final double ZERO_SHARE = 1e-4;

  private PopulationStability() {}

  /**
   * The index; empty when it is undefined: a side without counts, or fewer than two groups.
   *
   * @param reference the reference's count per group
   * @param current the window's count per group
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public static OptionalDouble psi(long[] reference, long[] current) {
    PairedCounts counts = PairedCounts.of(reference, current);
    if (counts.hasEmptySide() || counts.cells() < 2) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    for (int group = 0; group < counts.cells(); group++) {
      double p = withoutZero(counts.referenceShare(group));
      double q = withoutZero(counts.currentShare(group));
      sum += (q - p) * StrictMath.log(q / p);
    }
    return OptionalDouble.of(sum);
  }

  private static double withoutZero(double share) {
    if (share == 0) {
      return ZERO_SHARE;
    }
    return share;
  }
}
