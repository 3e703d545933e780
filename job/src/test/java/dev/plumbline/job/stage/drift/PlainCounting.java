package dev.plumbline.job.stage.drift;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureCells;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.HashedCells;
import dev.plumbline.monitoring.measurement.drift.feature.PlausibleRange;
import dev.plumbline.monitoring.measurement.drift.feature.ProfiledFeature;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.Projection;
import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.ReferenceScale;
import dev.plumbline.statistics.histogram.SignedHistogram;
import java.util.List;
import java.util.Optional;

/** Counts one event after the other, one column after the other: what faster ways are held by. */
public final class PlainCounting {

  private final List<Feature> columns;
  private final Profile profile;
  private final FeatureSetCounts counts;

  /**
   * Counting in the cells of a profile, or in none.
   *
   * @param columns the monitor's
   * @param profile null when none is published
   * @param counts of nothing
   */
  public PlainCounting(List<Feature> columns, Profile profile, FeatureSetCounts counts) {
    this.columns = columns;
    this.profile = profile;
    this.counts = counts;
  }

  public void count(Prediction prediction) {
    for (int column = 0; column < columns.size(); column++) {
      FeatureCounts feature = counts.feature(column);
      switch (prediction.states()[column]) {
        case FeatureState.PRESENT -> countPresent(prediction, column, feature);
        case FeatureState.MISSING -> feature.countMissing();
        case FeatureState.WRONG_TYPE -> feature.countWrongType();
        default -> feature.countInvalid();
      }
    }
  }

  private void countPresent(Prediction prediction, int column, FeatureCounts feature) {
    FeatureProfile known = FeatureCells.known(columns.get(column), profile).orElse(null);
    if (columns.get(column).kind() == FeatureKind.NUMERIC) {
      double number = prediction.numbers()[column];
      countNumber(number, known, feature);
      PlausibleRange range = PlausibleRange.of(columns.get(column));
      if (!range.holds(number)) {
        feature.countOutOfRange();
      }
      SignedHistogram grid = counts.grid(column);
      if (grid != null) {
        grid.add(number);
      }
    } else {
      String text = prediction.texts()[column];
      int cell = known == null ? 0 : known.cellOfCategory(text);
      boolean hashed = feature.size() == HashedCells.CELLS;
      feature.countCategory(hashed ? HashedCells.cellOf(text) : cell, text.hashCode());
    }
  }

  private static void countNumber(double number, FeatureProfile known, FeatureCounts feature) {
    Optional<ReferenceScale> scale = ProfiledFeature.scaleOf(known);
    int cell = known == null ? 0 : known.cellOfNumber(number);
    if (scale.isPresent()) {
      feature.count(cell, number, scale.get());
    } else {
      feature.count(cell, number);
    }
  }

  /** Counts how badly the profile's projection fits an event. */
  public void countError(Prediction prediction) {
    Projection projection = profile.learned().projection().orElseThrow();
    double[] values =
        projection.features().stream()
            .mapToInt(name -> columns.stream().map(Feature::name).toList().indexOf(name))
            .mapToDouble(
                column ->
                    prediction.states()[column] == FeatureState.PRESENT
                        ? prediction.numbers()[column]
                        : Double.NaN)
            .toArray();
    countNumber(
        projection.components().reconstructionError(values),
        profile.feature(OutputNames.RECONSTRUCTION).orElseThrow(),
        counts.feature(columns.size()));
  }
}
