package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.drift.MeanShift;
import dev.plumbline.statistics.drift.Wasserstein;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.histogram.ReferenceScale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column that a profile knows: windows were counted in the profile's own cells. What windows ask
 * of the profile is worked out once, since it is the same for all of them.
 */
public final class ProfiledFeature implements FeatureReference {

  private final int column;
  private final FeatureProfile profile;
  private final long count;
  private final ReferenceGroups groups;
  private final Optional<ReferenceBins> bins;

  ProfiledFeature(int column, FeatureProfile profile) {
    this.column = column;
    this.profile = profile;
    count = profile.count();
    groups = new ReferenceGroups(profile.groups(), profile.referenceCounts());
    bins = profile instanceof NumericProfile numeric ? numeric.bins() : Optional.empty();
  }

  /**
   * By what a profile measures the numbers of a feature; empty when it had none, or when their mean
   * is beyond the doubles. A single value, or values whose deviation is beyond the doubles, have a
   * deviation of zero here: none to measure by.
   */
  public static Optional<ReferenceScale> scaleOf(FeatureProfile profile) {
    if (!(profile instanceof NumericProfile numeric) || numeric.moments().mean() == null) {
      return Optional.empty();
    }
    Moments moments = numeric.moments();
    double deviation = moments.standardDeviation() == null ? 0 : moments.standardDeviation();
    if (moments.below() == null || moments.above() == null) {
      return Optional.of(
          new ReferenceScale(moments.mean(), deviation, moments.min(), moments.max()));
    }
    double[] edges = numeric.bins().map(ReferenceBins::upperEdges).orElseThrow();
    return Optional.of(
        new ReferenceScale(
            moments.mean(),
            deviation,
            edges[0],
            edges[edges.length - 1],
            moments.below(),
            moments.above()));
  }

  @Override
  public FeatureKind kind() {
    return profile.kind();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public long[] counts() {
    return profile.referenceCounts();
  }

  @Override
  public long[] countsOf(FeatureSetCounts window) {
    return window.feature(column).bins();
  }

  @Override
  public ReferenceGroups groups() {
    return groups;
  }

  @Override
  public String groupName(int group) {
    return profile.groupName(group);
  }

  @Override
  public Optional<ReferenceBins> bins() {
    return bins;
  }

  /** A profile that lists only the most frequent categories cannot tell the rest from new ones. */
  @Override
  public OptionalInt unseenCell() {
    return profile instanceof CategoricalProfile categorical && categorical.otherCount() == 0
        ? OptionalInt.of(profile.cells() - 1)
        : OptionalInt.empty();
  }

  @Override
  public boolean hasDeviation() {
    return scaleOf(profile).filter(ReferenceScale::hasDeviation).isPresent();
  }

  @Override
  public Optional<Wasserstein> wasserstein(FeatureSetCounts window) {
    Optional<ReferenceScale> scale = scaleOf(profile);
    return scale.isEmpty()
        ? Optional.empty()
        : bins()
            .flatMap(
                bins ->
                    Wasserstein.of(
                        bins, countsOf(window), window.feature(column).moments(), scale.get()));
  }

  @Override
  public Optional<Estimate> meanShift(FeatureSetCounts window) {
    return scaleOf(profile)
        .filter(ReferenceScale::hasDeviation)
        .flatMap(scale -> MeanShift.of(window.feature(column).moments(), count()));
  }

  @Override
  public String inWords() {
    return "the profile";
  }
}
