package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Prediction;

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
  public void count(Prediction prediction, int column, FeatureSetCounts counts) {
    double number = prediction.numbers()[column];
    counts.feature(column).count(0, number);
    counts.grid(column).add(number);
    if (!range.holds(number)) {
      counts.feature(column).countOutOfRange();
    }
  }
}
