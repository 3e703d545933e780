package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.measurement.drift.feature.FeatureReference;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.ReferenceGroups;
import dev.plumbline.statistics.drift.ChiSquareHomogeneity;
import dev.plumbline.statistics.drift.ChiSquareResult;
import dev.plumbline.statistics.drift.KolmogorovSmirnov;
import dev.plumbline.statistics.drift.KsResult;
import dev.plumbline.statistics.drift.PopulationStability;
import dev.plumbline.statistics.drift.ShareDistances;
import dev.plumbline.statistics.drift.Wasserstein;
import dev.plumbline.statistics.estimate.Estimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One column of a window beside its reference. What several measures need is computed when the
 * first of them asks for it, and once.
 *
 * <p>Measures over shares compare the reference's groups (deciles of a number, each category), the
 * others its bins.
 */
final class FeatureComparison {

  private final FeatureReference reference;
  private final FeatureSetCounts window;
  private final long[] current;
  private final long count;
  private final long referenceCount;

  private ReferenceGroups groups;
  private long[] currentGroups;
  private Optional<ChiSquareResult> chiSquare;
  private Optional<ShareDistances> distances;
  private Optional<Wasserstein> wasserstein;

  FeatureComparison(FeatureReference reference, FeatureSetCounts window) {
    this.reference = reference;
    this.window = window;
    this.current = reference.countsOf(window);
    this.count = total(current);
    this.referenceCount = reference.count();
  }

  /** What the window is compared with. */
  FeatureReference reference() {
    return reference;
  }

  /** Usable values in the window. */
  long count() {
    return count;
  }

  /** Usable values in the reference. */
  long referenceCount() {
    return referenceCount;
  }

  /** The population stability index. */
  OptionalDouble psi() {
    return PopulationStability.psi(referenceGroups(), currentGroups());
  }

  /** The χ² test of homogeneity on the groups. */
  Optional<ChiSquareResult> chiSquare() {
    if (chiSquare == null) {
      chiSquare = ChiSquareHomogeneity.test(referenceGroups(), currentGroups());
    }
    return chiSquare;
  }

  /** The distances of the groups' shares; empty when there is but one group. */
  Optional<ShareDistances> distances() {
    if (distances == null) {
      distances =
          referenceGroups().length < 2
              ? Optional.empty()
              : ShareDistances.of(referenceGroups(), currentGroups());
    }
    return distances;
  }

  /** The test of Kolmogorov and Smirnov on the bins of a number. */
  Optional<KsResult> ks() {
    return reference.bins().flatMap(bins -> KolmogorovSmirnov.compare(bins, current));
  }

  /** The Wasserstein distance of a number. */
  Optional<Wasserstein> wasserstein() {
    if (wasserstein == null) {
      wasserstein = reference.wasserstein(window);
    }
    return wasserstein;
  }

  /** By how many of the reference's deviations the mean of a number moved. */
  Optional<Estimate> meanShift() {
    return reference.meanShift(window);
  }

  /** Usable values of the window in each cell of the reference; not to be changed. */
  long[] currentCells() {
    return current;
  }

  /** Usable values of the reference in each group; not to be changed. */
  long[] referenceGroups() {
    return groups().counts();
  }

  /** Usable values of the window in each group; not to be changed. */
  long[] currentGroups() {
    if (currentGroups == null) {
      currentGroups = groups().of(current);
    }
    return currentGroups;
  }

  private ReferenceGroups groups() {
    if (groups == null) {
      groups = reference.groups();
    }
    return groups;
  }

  private static long total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
