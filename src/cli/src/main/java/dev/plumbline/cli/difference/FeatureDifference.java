package dev.plumbline.cli.difference;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.drift.ChiSquareHomogeneity;
import java.util.Optional;

/**
 * How a feature of the same kind differs between two profiles.
 *
 * @param before the feature in the first profile, whose groups are compared
 * @param after the feature in the second profile
 * @param psi population stability index over the first one's groups; null when undefined
 * @param ks Kolmogorov–Smirnov statistic; null for categories and without values
 * @param pValue of χ² homogeneity over the same groups; null when undefined
 * @param meanShift difference of the means in standard deviations of the first; null when undefined
 */
public record FeatureDifference(
    FeatureProfile before,
    FeatureProfile after,
    Between psi,
    Between ks,
    Double pValue,
    Double meanShift) {

  /** The difference of two features of one kind. */
  static FeatureDifference of(FeatureProfile before, FeatureProfile after) {
    if (before instanceof NumericProfile numeric && after instanceof NumericProfile other) {
      return ofNumbers(numeric, other);
    }
    PlacedCounts counts = PlacedCounts.of((CategoricalProfile) before, (CategoricalProfile) after);
    return new FeatureDifference(
        before, after, Stability.of(counts).orElse(null), null, pValue(counts), null);
  }

  /** Name of the feature. */
  public String name() {
    return before.name();
  }

  /** How much it has drifted, for an order: PSI, else KS, else nothing. */
  double drift() {
    if (psi != null) {
      return psi.value();
    }
    return ks == null ? -1 : ks.value();
  }

  private static FeatureDifference ofNumbers(NumericProfile before, NumericProfile after) {
    if (before.bins().isEmpty() || after.bins().isEmpty()) {
      return new FeatureDifference(before, after, null, null, null, null);
    }
    PlacedCounts counts = PlacedCounts.of(before, after);
    return new FeatureDifference(
        before,
        after,
        Stability.of(counts).orElse(null),
        Distance.of(before, after),
        pValue(counts),
        meanShift(before.moments(), after.moments()).orElse(null));
  }

  private static Double pValue(PlacedCounts counts) {
    if (counts.total() <= 0 || counts.reference().length < 2) {
      return null;
    }
    return ChiSquareHomogeneity.test(counts.reference(), counts.rounded())
        .map(result -> result.pValue())
        .orElse(null);
  }

  private static Optional<Double> meanShift(Moments before, Moments after) {
    Double deviation = before.standardDeviation();
    if (deviation == null || deviation == 0 || before.mean() == null || after.mean() == null) {
      return Optional.empty();
    }
    return Optional.of((after.mean() - before.mean()) / deviation).filter(Double::isFinite);
  }
}
