package dev.plumbline.job.stage.drift;

import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.ReferenceBins;
import dev.plumbline.statistics.SignedHistogram;
import java.util.Optional;

/**
 * A numeric column in its series' own past: about 200 bins of equal mass, whose edges are edges of
 * the fixed grid that both sides were counted in. So counts in them are exact, and measures over
 * them have the error bounds that they have with a profile.
 *
 * @param column its position
 * @param past what a profile of the past would say
 */
record GriddedFeature(int column, NumericProfile past) implements FeatureReference {

  /** As many as a profile has, atoms aside. */
  private static final int BINS = 200;

  static GriddedFeature of(int column, FeatureSetCounts past) {
    SignedHistogram grid = past.isEmpty() ? new SignedHistogram() : past.grid(column);
    return new GriddedFeature(column, profile(grid));
  }

  private static NumericProfile profile(SignedHistogram grid) {
    Moments moments =
        grid.scale()
            .map(scale -> new Moments(scale.min(), scale.max(), scale.mean(), scale.deviation()))
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
    SignedHistogram grid = window.grid(column);
    return past.bins().map(grid::inBins).orElseGet(() -> new long[] {grid.count()});
  }

  @Override
  public int[] groups() {
    return past.groups();
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
  public String inWords() {
    return "the reference";
  }
}
