package dev.plumbline.monitoring.measurement.drift.feature;

/** The cells in which the usable values of one column are counted. */
interface ColumnCells {

  /** How many cells there are, 1 or more. */
  int cells();

  /** Whether the column has a grid, too, which needs no profile. */
  default boolean isGridded() {
    return false;
  }

  /**
   * Counts the usable values of a column.
   *
   * @param events of which what is counted of this column may be lost
   * @param column position among the monitor's columns
   * @param counts of all columns
   */
  void count(EventColumns events, int column, FeatureSetCounts counts);
}
