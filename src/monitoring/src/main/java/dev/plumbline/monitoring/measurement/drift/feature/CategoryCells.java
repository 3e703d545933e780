package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.profile.FeatureProfile;

/**
 * The cells that a profile gives a category; a single one when it does not know it.
 *
 * @param profile what the profile knows of the column, or null
 */
record CategoryCells(FeatureProfile profile) implements ColumnCells {

  @Override
  public int cells() {
    return profile == null ? 1 : profile.cells();
  }

  @Override
  public void count(EventColumns events, int column, FeatureSetCounts counts) {
    for (int row = 0; row < events.size(); row++) {
      String text = events.text(column, row);
      if (text != null) {
        int cell = profile == null ? 0 : profile.cellOfCategory(text);
        counts.feature(column).countCategory(cell, text.hashCode());
      }
    }
  }
}
