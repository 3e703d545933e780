package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Prediction;

/** The cells in which the usable values of one column are counted. */
interface ColumnCells {

  /** How many cells there are, 1 or more. */
  int cells();

  /** Whether the column has a grid, too, which needs no profile. */
  default boolean isGridded() {
    return false;
  }

  /**
   * Counts one usable value.
   *
   * @param prediction has a usable value in the column
   * @param column position among the monitor's columns
   * @param counts of all columns
   */
  void count(Prediction prediction, int column, FeatureSetCounts counts);
}
