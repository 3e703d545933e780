package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.Reading;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.statistics.ChiSquareHomogeneity;
import dev.plumbline.statistics.KolmogorovSmirnov;
import dev.plumbline.statistics.KsResult;
import dev.plumbline.statistics.PopulationStability;
import dev.plumbline.statistics.ReferenceBins;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One column of a window beside its reference.
 *
 * <p>PSI is taken over the reference's groups (deciles of a number, each category), its p-value
 * from the χ² homogeneity test on the same groups; KS over its bins, with its error bound.
 */
final class FeatureComparison {

  private static final String NO_VALUES = "no usable value of the feature in the window";

  private final FeatureReference reference;
  private final long[] current;
  private final long count;

  FeatureComparison(FeatureReference reference, FeatureSetCounts window) {
    this.reference = reference;
    this.current = reference.countsOf(window);
    this.count = Arrays.stream(current).sum();
  }

  /** The population stability index; its p-value is that of χ² on the same groups. */
  Reading psi() {
    if (isEmpty()) {
      return undefined();
    }
    long[] before = referenceGroups();
    long[] now = currentGroups();
    OptionalDouble psi = PopulationStability.psi(before, now);
    if (psi.isEmpty()) {
      return undefined();
    }
    OptionalDouble p = ChiSquareHomogeneity.pValue(before, now);
    return Reading.of(psi.getAsDouble(), count)
        .against(reference.count(), p.isPresent() ? p.getAsDouble() : null);
  }

  /** The Kolmogorov–Smirnov statistic of a number; empty for categories. */
  Optional<Reading> ks() {
    if (reference.kind() != FeatureKind.NUMERIC) {
      return Optional.empty();
    }
    Optional<ReferenceBins> bins = reference.bins();
    if (isEmpty() || bins.isEmpty()) {
      return Optional.of(undefined());
    }
    Optional<KsResult> result = KolmogorovSmirnov.compare(bins.get(), current);
    return Optional.of(
        result
            .map(
                ks ->
                    Reading.of(ks.statistic(), count)
                        .within(ks.errorBound())
                        .against(reference.count(), ks.pValue()))
            .orElseGet(this::undefined));
  }

  long[] referenceGroups() {
    return grouped(reference.counts());
  }

  long[] currentGroups() {
    return grouped(current);
  }

  private long[] grouped(long[] cells) {
    int[] groupOf = reference.groups();
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
    return count == 0 || reference.count() == 0;
  }

  private Reading undefined() {
    return Reading.undefined(
            reference.count() == 0
                ? reference.inWords() + " has no usable value of the feature"
                : NO_VALUES,
            count)
        .against(reference.count(), null);
  }
}
