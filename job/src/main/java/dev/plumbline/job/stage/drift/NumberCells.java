package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.statistics.FeatureCounts;
import dev.plumbline.statistics.ReferenceScale;

/** The bins that a profile gives a number; a single one when it does not know it. */
final class NumberCells implements ColumnCells {

  private final FeatureProfile profile;
  private final ReferenceScale scale;
  private final PlausibleRange range;

  /**
   * The cells of a column.
   *
   * @param column a number, perhaps with a plausible range
   * @param profile what the profile knows of it, or null
   */
  NumberCells(Feature column, FeatureProfile profile) {
    this.profile = profile;
    this.scale = ProfiledFeature.scaleOf(profile).orElse(null);
    this.range = PlausibleRange.of(column);
  }

  @Override
  public int cells() {
    return profile == null ? 1 : profile.cells();
  }

  @Override
  public void count(Prediction prediction, int column, FeatureSetCounts counts) {
    count(prediction.numbers()[column], column, counts);
  }

  /** Counts a number that is not in the prediction itself. */
  void count(double value, int column, FeatureSetCounts counts) {
    FeatureCounts feature = counts.feature(column);
    int cell = profile == null ? 0 : profile.cellOfNumber(value);
    if (scale == null) {
      feature.count(cell, value);
    } else {
      feature.count(cell, value, scale);
    }
    if (!range.holds(value)) {
      feature.countOutOfRange();
    }
  }
}
