package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.FeatureProfile;

/** The cells that a profile gives a column; a single one when it does not know it. */
record ProfileCells(FeatureProfile profile) implements ColumnCells {

  @Override
  public int cells() {
    return profile == null ? 1 : profile.cells();
  }

  @Override
  public void count(Prediction prediction, int column, FeatureSetCounts counts) {
    counts.feature(column).count(cell(prediction, column));
  }

  private int cell(Prediction prediction, int column) {
    if (profile == null) {
      return 0;
    }
    return profile.kind() == FeatureKind.NUMERIC
        ? profile.cellOfNumber(prediction.numbers()[column])
        : profile.cellOfCategory(prediction.texts()[column]);
  }
}
