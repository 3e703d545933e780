package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.OutputNames;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.monitoring.profile.Projection;
import dev.plumbline.statistics.drift.PrincipalComponents;
import java.util.List;
import java.util.Optional;

/**
 * How badly a prediction fits what the profile's numeric features have in common, counted like a
 * column that stands behind all others. A value that is missing or unusable counts as the
 * reference's mean, as it did when the profile was built.
 *
 * <p>Not thread-safe.
 */
final class Reconstruction {

  private final PrincipalComponents components;
  private final int[] columns;
  private final NumberCells cells;
  private final FeatureProfile errors;
  private final double[] values;

  private Reconstruction(Projection projection, int[] columns, FeatureProfile errors) {
    this.components = projection.components();
    this.columns = columns;
    this.cells = new NumberCells(column(), errors);
    this.errors = errors;
    this.values = new double[columns.length];
  }

  private static Feature column() {
    return new Feature(OutputNames.RECONSTRUCTION, FeatureKind.NUMERIC, null, null);
  }

  /**
   * Empty when the profile has no projection, or one of features that the monitor does not watch.
   *
   * @param columns the monitor's
   * @param profile null when none is published
   */
  static Optional<Reconstruction> of(List<Feature> columns, Profile profile) {
    Optional<FeatureProfile> errors = FeatureCells.known(column(), profile);
    if (errors.isEmpty() || profile.learned().projection().isEmpty()) {
      return Optional.empty();
    }
    Projection projection = profile.learned().projection().get();
    int[] positions =
        projection.features().stream().mapToInt(name -> position(columns, name)).toArray();
    for (int position : positions) {
      if (position < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Reconstruction(projection, positions, errors.get()));
  }

  private static int position(List<Feature> columns, String name) {
    for (int column = 0; column < columns.size(); column++) {
      Feature feature = columns.get(column);
      if (feature.name().equals(name) && feature.kind() == FeatureKind.NUMERIC) {
        return column;
      }
    }
    return -1;
  }

  /** The errors of the reference's rows. */
  FeatureProfile errors() {
    return errors;
  }

  /**
   * Counts the errors of events.
   *
   * @param rows of which nothing is counted yet
   * @param column where errors are counted
   */
  void count(EventRows rows, int column, FeatureSetCounts counts) {
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < columns.length; i++) {
        values[i] = rows.number(columns[i], row);
      }
      cells.count(components.reconstructionError(values), column, counts);
    }
  }
}
