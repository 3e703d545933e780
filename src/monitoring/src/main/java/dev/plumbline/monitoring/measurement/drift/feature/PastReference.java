package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.measurement.Past;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import java.util.List;
import java.util.Optional;

/**
 * A part of a series' own past as its reference, or the reason why there is none yet. What a column
 * is compared with is put together when it is first asked for, and once.
 */
public final class PastReference implements SeriesReference {

  private final List<Feature> columns;
  private final Past<FeatureSetCounts> past;
  private final FeatureReference[] references;

  /**
   * The reference of one window.
   *
   * @param columns the monitor's columns
   * @param past what was counted there
   */
  public PastReference(List<Feature> columns, Past<FeatureSetCounts> past) {
    this.columns = columns;
    this.past = past;
    references = new FeatureReference[columns.size()];
  }

  @Override
  public Optional<FeatureReference> of(int column) {
    if (past.lacking() != null) {
      return Optional.empty();
    }
    if (references[column] == null) {
      references[column] =
          columns.get(column).kind() == FeatureKind.NUMERIC
              ? GriddedFeature.of(column, past.counts())
              : new HashedFeature(column, past.counts());
    }
    return Optional.of(references[column]);
  }

  @Override
  public String whyNot(int column) {
    return past.lacking();
  }
}
