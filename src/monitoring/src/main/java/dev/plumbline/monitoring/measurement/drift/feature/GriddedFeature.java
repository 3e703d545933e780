package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.drift.MeanShift;
import dev.plumbline.statistics.drift.Wasserstein;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.histogram.Bounded;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.histogram.ReferenceScale;
import dev.plumbline.statistics.histogram.SignedHistogram;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A numeric column in its series' own past: about 200 bins of equal mass, whose edges are edges of
 * the fixed grid that both sides were counted in. So counts in them are exact, and measures over
 * them have the error bounds that they have with a profile. Means are those of the grid, and tell
 * its bound.
 *
 * @param column its position
 * @param past what a profile of the past would say
 * @param grid the past itself
 */
public record GriddedFeature(int column, NumericProfile past, SignedHistogram grid)
    implements FeatureReference {

  /** As many as a profile has, atoms aside. */
  private static final int BINS = 200;

  /** The past of the column at a position; an empty grid when nothing was counted. */
  public static GriddedFeature of(int column, FeatureSetCounts past) {
    SignedHistogram grid = past.isEmpty() ? new SignedHistogram() : past.grid(column);
    return new GriddedFeature(column, profile(grid), grid);
  }

  private static NumericProfile profile(SignedHistogram grid) {
    Moments moments =
        grid.scale()
            .map(scale -> new Moments(scale.low(), scale.high(), scale.mean(), scale.deviation()))
            .orElseGet(() -> new Moments(null, null, null, null));
    return new NumericProfile(
        "", grid.count() > 0 ? Optional.of(grid.bins(BINS)) : Optional.empty(), 0, 0, moments);
  }

  @Override
  public FeatureKind kind() {
    return FeatureKind.NUMERIC;
  }

  @Override
  public long count() {
    return past.count();
  }

  @Override
  public long[] counts() {
    return past.referenceCounts();
  }

  @Override
  public long[] countsOf(FeatureSetCounts window) {
    SignedHistogram counted = window.grid(column);
    return past.bins().map(counted::inBins).orElseGet(() -> new long[] {counted.count()});
  }

  @Override
  public ReferenceGroups groups() {
    return new ReferenceGroups(past.groups(), counts());
  }

  @Override
  public String groupName(int group) {
    return past.groupName(group);
  }

  @Override
  public Optional<ReferenceBins> bins() {
    return past.bins();
  }

  @Override
  public OptionalInt unseenCell() {
    return OptionalInt.empty();
  }

  @Override
  public boolean hasDeviation() {
    return grid.scale().filter(ReferenceScale::hasDeviation).isPresent();
  }

  /** Over all buckets of both, which are finer than the bins and as fine far out as elsewhere. */
  @Override
  public Optional<Wasserstein> wasserstein(FeatureSetCounts window) {
    return grid.scale()
        .flatMap(
            scale ->
                grid.distance(window.grid(column))
                    .map(
                        area ->
                            new Wasserstein(area.value(), area.errorBound(), scale.deviation())));
  }

  /**
   * With bounds a on the difference of the means and b on the deviation s, the shift d is off by at
   * most (a + |d| b) / (s − b); without one when b is not below s.
   */
  @Override
  public Optional<Estimate> meanShift(FeatureSetCounts window) {
    SignedHistogram counted = window.grid(column);
    Optional<ReferenceScale> scale = grid.scale().filter(ReferenceScale::hasDeviation);
    Optional<Bounded> deviation = grid.deviation();
    if (scale.isEmpty() || deviation.isEmpty() || counted.count() <= 0) {
      return Optional.empty();
    }
    double ofDeviation = deviation.get().errorBound();
    double rest = scale.get().deviation() - ofDeviation;
    double ofMeans =
        grid.mean().map(Bounded::errorBound).orElse(0.0)
            + counted.mean().map(Bounded::errorBound).orElse(0.0);
    return MeanShift.of(counted.moments(scale.get()), count())
        .filter(shift -> rest > 0)
        .map(shift -> shift.within((ofMeans + Math.abs(shift.value()) * ofDeviation) / rest));
  }

  @Override
  public String inWords() {
    return "the reference";
  }
}
