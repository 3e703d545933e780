package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.SignedHistogram;

/**
 * Counts a number in the fixed log-linear grid of {@code SignedHistogram}, so that any window can
 * become the reference of a later one; one cell beside it says how many there were.
 *
 * @param range what is plausible
 */
record GridCells(PlausibleRange range) implements ColumnCells {

  @Override
  public int cells() {
    return 1;
  }

  @Override
  public boolean isGridded() {
    return true;
  }

  @Override
  public void count(EventColumns events, int column, FeatureSetCounts counts) {
    int begin = events.begin(column);
    for (int item = begin; item < begin + events.size(); item++) {
      double number = events.numbers()[item];
      if (!Double.isNaN(number)) {
        count(number, counts.feature(column), counts.grid(column));
      }
    }
  }

  private void count(double number, FeatureCounts counts, SignedHistogram grid) {
    counts.count(0, number);
    grid.add(number);
    if (!range.holds(number)) {
      counts.countOutOfRange();
    }
  }
}
