package dev.plumbline.job.stage.drift;

import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.statistics.FeatureCounts;
import dev.plumbline.statistics.SignedHistogram;
import java.util.List;
import java.util.Optional;

/**
 * The cells in which the columns of one monitor are counted. A column that the profile does not
 * know, or knows as another kind, has a single cell: how many there were and how many were missing
 * is counted all the same.
 */
final class FeatureCells {

  private final ColumnCells[] columns;
  private final Reconstruction reconstruction;
  private final boolean reconstructs;

  FeatureCells(ColumnCells[] columns) {
    this(columns, null, false);
  }

  private FeatureCells(ColumnCells[] columns, Reconstruction reconstruction, boolean reconstructs) {
    this.columns = columns.clone();
    this.reconstruction = reconstruction;
    this.reconstructs = reconstructs && reconstruction != null;
  }

  /** Cells after a profile; null when none is published. */
  static FeatureCells after(Monitor monitor, Profile profile) {
    List<Feature> columns = monitor.columns();
    return new FeatureCells(
        columns.stream()
            .map(column -> cells(column, known(column, profile).orElse(null)))
            .toArray(ColumnCells[]::new),
        Reconstruction.of(columns, profile).orElse(null),
        monitor.computes(Metric.MULTIVARIATE));
  }

  /** Cells that need no profile: for windows that are compared with their series' own past. */
  static FeatureCells withoutProfile(Monitor monitor) {
    return new FeatureCells(
        monitor.columns().stream()
            .map(
                column ->
                    column.kind() == FeatureKind.NUMERIC
                        ? new GridCells(PlausibleRange.of(column))
                        : new HashedCells())
            .toArray(ColumnCells[]::new));
  }

  private static ColumnCells cells(Feature column, FeatureProfile known) {
    return column.kind() == FeatureKind.NUMERIC
        ? new NumberCells(column, known)
        : new CategoryCells(known);
  }

  /** What the profile knows of a column; empty when it cannot be compared with it. */
  static Optional<FeatureProfile> known(Feature column, Profile profile) {
    return profile == null
        ? Optional.empty()
        : profile.feature(column.name()).filter(candidate -> candidate.kind() == column.kind());
  }

  /**
   * Counts of nothing. They have a place for reconstruction errors whenever the profile has a
   * projection, since a rule that asks for them may come later.
   */
  FeatureSetCounts zero() {
    int size = columns.length + (reconstruction == null ? 0 : 1);
    FeatureCounts[] features = new FeatureCounts[size];
    SignedHistogram[] grids = new SignedHistogram[size];
    for (int column = 0; column < columns.length; column++) {
      features[column] = new FeatureCounts(columns[column].cells());
      grids[column] = columns[column].isGridded() ? new SignedHistogram() : null;
    }
    if (reconstruction != null) {
      features[columns.length] = new FeatureCounts(reconstruction.errors().cells());
    }
    return new FeatureSetCounts(features, grids);
  }

  /** Counts every column of a prediction. */
  void count(Prediction prediction, FeatureSetCounts counts) {
    byte[] states = prediction.states();
    for (int column = 0; column < columns.length; column++) {
      switch (states[column]) {
        case FeatureState.PRESENT -> columns[column].count(prediction, column, counts);
        case FeatureState.MISSING -> counts.feature(column).countMissing();
        case FeatureState.WRONG_TYPE -> counts.feature(column).countWrongType();
        default -> counts.feature(column).countInvalid();
      }
    }
    if (reconstructs) {
      reconstruction.count(prediction, columns.length, counts);
    }
  }
}
