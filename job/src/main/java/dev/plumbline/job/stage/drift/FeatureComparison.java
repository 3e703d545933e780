package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.Reading;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.ChiSquareHomogeneity;
import dev.plumbline.statistics.FeatureCounts;
import dev.plumbline.statistics.KolmogorovSmirnov;
import dev.plumbline.statistics.KsResult;
import dev.plumbline.statistics.PopulationStability;
import dev.plumbline.statistics.ReferenceBins;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One feature in a window beside the same feature in the profile.
 *
 * <p>PSI is taken over the profile's groups (deciles of a number, each category), its p-value from
 * the χ² homogeneity test on the same groups; KS over the profile's bins, with its error bound.
 */
final class FeatureComparison {

  private static final String NO_VALUES = "no usable value of the feature in the window";
  private static final String NO_REFERENCE = "the profile has no usable value of the feature";

  private final FeatureProfile profile;
  private final FeatureCounts current;

  FeatureComparison(FeatureProfile profile, FeatureCounts current) {
    this.profile = profile;
    this.current = current;
  }

  /** The population stability index; its p-value is that of χ² on the same groups. */
  Reading psi() {
    if (isEmpty()) {
      return undefined();
    }
    long[] reference = referenceGroups();
    long[] window = currentGroups();
    OptionalDouble psi = PopulationStability.psi(reference, window);
    if (psi.isEmpty()) {
      return undefined();
    }
    OptionalDouble p = ChiSquareHomogeneity.pValue(reference, window);
    return Reading.of(psi.getAsDouble(), current.total())
        .against(profile.count(), p.isPresent() ? p.getAsDouble() : null);
  }

  /** The Kolmogorov–Smirnov statistic of a number; empty for categories. */
  Optional<Reading> ks() {
    if (!(profile instanceof NumericProfile numeric)) {
      return Optional.empty();
    }
    Optional<ReferenceBins> bins = numeric.bins();
    if (isEmpty() || bins.isEmpty()) {
      return Optional.of(undefined());
    }
    Optional<KsResult> result = KolmogorovSmirnov.compare(bins.get(), current.bins());
    return Optional.of(
        result
            .map(
                ks ->
                    Reading.of(ks.statistic(), current.total())
                        .within(ks.errorBound())
                        .against(profile.count(), ks.pValue()))
            .orElseGet(this::undefined));
  }

  long[] referenceGroups() {
    return grouped(profile.referenceCounts());
  }

  long[] currentGroups() {
    return grouped(current.bins());
  }

  private long[] grouped(long[] cells) {
    int[] groupOf = profile.groups();
    int groups = 0;
    for (int group : groupOf) {
      groups = Math.max(groups, group + 1);
    }
    long[] sums = new long[groups];
    for (int cell = 0; cell < cells.length; cell++) {
      sums[groupOf[cell]] += cells[cell];
    }
    return sums;
  }

  private boolean isEmpty() {
    return current.total() == 0 || profile.count() == 0;
  }

  private Reading undefined() {
    return Reading.undefined(profile.count() == 0 ? NO_REFERENCE : NO_VALUES, current.total())
        .against(profile.count(), null);
  }
}
