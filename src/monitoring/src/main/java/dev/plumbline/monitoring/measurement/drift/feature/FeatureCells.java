package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.statistics.histogram.FeatureCounts;
import dev.plumbline.statistics.histogram.SignedHistogram;
import java.util.List;
import java.util.Optional;

/**
 * The cells in which the columns of one monitor are counted. A column that the profile does not
 * know, or knows as another kind, has a single cell: how many there were and how many were missing
 * is counted all the same.
 */
public final class FeatureCells {

  private static final int BYTES_PER_COLUMN = 400;
  private static final int BYTES_PER_GRID = 4_000;

  private final List<Feature> features;
  private final ColumnCells[] columns;
  private final Reconstruction reconstruction;
  private final boolean reconstructs;

  private FeatureCells(
      List<Feature> features,
      ColumnCells[] columns,
      Reconstruction reconstruction,
      boolean reconstructs) {
    this.features = features;
    this.columns = columns;
    this.reconstruction = reconstruction;
    this.reconstructs = reconstructs && reconstruction != null;
  }

  /** Cells after a profile; null when none is published. */
  public static FeatureCells after(Monitor monitor, Profile profile) {
    List<Feature> columns = monitor.columns();
    return new FeatureCells(
        columns,
        columns.stream()
            .map(column -> cells(column, known(column, profile).orElse(null)))
            .toArray(ColumnCells[]::new),
        Reconstruction.of(columns, profile).orElse(null),
        monitor.computes(Metric.MULTIVARIATE));
  }

  /** Cells that need no profile: for windows that are compared with their series' own past. */
  public static FeatureCells withoutProfile(Monitor monitor) {
    return new FeatureCells(
        monitor.columns(),
        monitor.columns().stream()
            .map(
                column ->
                    column.kind() == FeatureKind.NUMERIC
                        ? new GridCells(PlausibleRange.of(column))
                        : new HashedCells())
            .toArray(ColumnCells[]::new),
        null,
        false);
  }

  private static ColumnCells cells(Feature column, FeatureProfile known) {
    return column.kind() == FeatureKind.NUMERIC
        ? new NumberCells(column, known)
        : new CategoryCells(known);
  }

  /** What the profile knows of a column; empty when it cannot be compared with it. */
  public static Optional<FeatureProfile> known(Feature column, Profile profile) {
    return profile == null
        ? Optional.empty()
        : profile.feature(column.name()).filter(candidate -> candidate.kind() == column.kind());
  }

  /**
   * Counts of nothing. They have a place for reconstruction errors whenever the profile has a
   * projection, since a rule that asks for them may come later.
   */
  public FeatureSetCounts zero() {
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

  /** What counts of nothing occupy in memory, and about what grids grow to. */
  public long bytes() {
    long bytes = reconstruction == null ? 0 : Long.BYTES * reconstruction.errors().cells();
    for (ColumnCells column : columns) {
      bytes += BYTES_PER_COLUMN + Long.BYTES * column.cells();
      bytes += column.isGridded() ? BYTES_PER_GRID : 0;
    }
    return bytes;
  }

  /** Room for events. */
  public EventRows rows() {
    return new EventRows(features);
  }

  /** Counts every column of a prediction. */
  public void count(Prediction prediction, FeatureSetCounts counts) {
    EventRows single = rows();
    single.add(prediction);
    count(single, new EventColumns(), counts);
  }

  /**
   * Counts every column of events, and forgets them.
   *
   * @param events working memory
   */
  public void count(EventRows rows, EventColumns events, FeatureSetCounts counts) {
    if (reconstructs) {
      reconstruction.count(rows, columns.length, counts);
    }
    rows.countLacking(counts);
    events.show(rows);
    for (int column = 0; column < columns.length; column++) {
      columns[column].count(events, column, counts);
    }
    rows.clear();
  }
}
