package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.NumberCounting;

/** The bins that a profile gives a number; a single one when it does not know it. */
final class NumberCells implements ColumnCells {

  private final NumberCounting counting;

  /**
   * The cells of a column.
   *
   * @param column a number, perhaps with a plausible range
   * @param profile what the profile knows of it, or null
   */
  NumberCells(Feature column, FeatureProfile profile) {
    PlausibleRange range = PlausibleRange.of(column);
    counting =
        new NumberCounting(
            profile instanceof NumericProfile numeric ? numeric.bins().orElse(null) : null,
            ProfiledFeature.scaleOf(profile).orElse(null),
            range.low(),
            range.high());
  }

  @Override
  public int cells() {
    return counting.bins();
  }

  @Override
  public void count(EventColumns events, int column, FeatureSetCounts counts) {
    int begin = events.begin(column);
    counting.countAll(
        events.numbers(), begin, begin + events.size(), events.bins(), counts.feature(column));
  }

  /** Counts a number that is not in the events themselves. */
  void count(double value, int column, FeatureSetCounts counts) {
    counting.count(value, counts.feature(column));
  }
}
