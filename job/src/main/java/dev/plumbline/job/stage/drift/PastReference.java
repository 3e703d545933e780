package dev.plumbline.job.stage.drift;

import dev.plumbline.job.window.Past;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import java.util.List;
import java.util.Optional;

/**
 * A part of a series' own past as its reference, or the reason why there is none yet.
 *
 * @param columns the monitor's columns
 * @param past what was counted there
 */
record PastReference(List<Feature> columns, Past<FeatureSetCounts> past)
    implements SeriesReference {

  @Override
  public Optional<FeatureReference> of(int column) {
    if (past.lacking() != null) {
      return Optional.empty();
    }
    return Optional.of(
        columns.get(column).kind() == FeatureKind.NUMERIC
            ? GriddedFeature.of(column, past.counts())
            : new HashedFeature(column, past.counts()));
  }

  @Override
  public String whyNot(int column) {
    return past.lacking();
  }
}
