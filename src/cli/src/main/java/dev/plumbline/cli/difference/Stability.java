package dev.plumbline.cli.difference;

import dev.plumbline.statistics.drift.PopulationStability;
import java.util.Arrays;
import java.util.Optional;

/**
 * The population stability index of counts that are known between bounds, with the zero rule of
 * {@link PopulationStability}. A group's term (q − p)·ln(q / p) falls to 0 at q = p and rises from
 * there, so over the shares that are possible it is greatest at an end; the bounds are the sums of
 * the least and of the greatest terms.
 */
final class Stability {

  private Stability() {}

  /** The index; empty when a side is empty or there is one group only. */
  static Optional<Between> of(PlacedCounts counts) {
    double before = Arrays.stream(counts.reference()).sum();
    double after = counts.total();
    if (before <= 0 || after <= 0 || counts.reference().length < 2) {
      return Optional.empty();
    }
    double value = 0;
    double lower = 0;
    double upper = 0;
    for (int group = 0; group < counts.reference().length; group++) {
      double p = notZero(counts.reference()[group] / before);
      double least = counts.least()[group] / after;
      double most = counts.most()[group] / after;
      double term = term(p, counts.estimate()[group] / after);
      double atEnds = Math.max(term(p, least), term(p, most));
      boolean perhapsOne = least == 0 && most > 0;
      value += term;
      lower += least <= p && p <= most ? 0 : Math.min(term(p, least), term(p, most));
      upper += perhapsOne ? Math.max(atEnds, term(p, Math.min(most, 1 / after))) : atEnds;
    }
    return Optional.of(Between.of(value, lower, upper));
  }

  private static double term(double p, double share) {
    double q = notZero(share);
    return (q - p) * Math.log(q / p);
  }

  private static double notZero(double share) {
    return share == 0 ? PopulationStability.ZERO_SHARE : share;
  }
}
