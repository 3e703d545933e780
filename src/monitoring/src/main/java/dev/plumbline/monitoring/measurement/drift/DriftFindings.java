package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.measurement.Findings;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.SeriesReference;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is reported of one window: measure by measure, within a measure column by column. Each
 * column is measured by itself; only q-values, and measures of the whole window, look at several.
 */
final class DriftFindings {

  private final DriftPlan plan;
  private final MeasuredWindow window;
  private final FeatureSetCounts counts;
  private final Optional<SeriesReference> reference;
  private final FeatureComparison[] comparisons;
  private final WindowDrift whole;
  private final List<Measurement> measurements = new ArrayList<>();
  private final Map<String, List<FeatureEvidence>> evidence = new LinkedHashMap<>();

  private ColumnReadings stability;

  /**
   * The findings of a window.
   *
   * @param plan of its monitor
   * @param window which window of which series
   * @param counts of its columns, not nothing
   * @param reference what the series is compared with; empty when it is not
   */
  DriftFindings(
      DriftPlan plan,
      MeasuredWindow window,
      FeatureSetCounts counts,
      Optional<SeriesReference> reference) {
    this.plan = plan;
    this.window = window;
    this.counts = counts;
    this.reference = reference;
    this.comparisons = new FeatureComparison[plan.columns().size()];
    this.whole = new WindowDrift(plan, counts, reference);
  }

  Findings findings() {
    for (Metric metric : plan.metrics()) {
      if (metric.isPerFeature()) {
        ColumnReadings readings = metric == Metric.PSI ? stability() : readings(metric);
        for (int column = 0; column < plan.columns().size(); column++) {
          report(metric, column, readings.of(column));
        }
      } else if (reference.isPresent()) {
        reportOnWindow(metric);
      }
    }
    return new Findings(measurements, evidence.values().stream().flatMap(List::stream).toList());
  }

  private void report(Metric metric, int column, Optional<Reading> reading) {
    if (reading.isEmpty()) {
      return;
    }
    String feature = plan.columns().get(column).name();
    measurements.add(
        window.measurement(metric.metricName(), feature, Axis.PREDICTION_TIME, reading.get()));
    if (isExplained(metric, feature, reading.get())) {
      evidence.computeIfAbsent(
          feature, name -> DriftEvidence.of(name, comparison(column).orElseThrow()));
    }
  }

  private void reportOnWindow(Metric metric) {
    Reading reading =
        metric == Metric.MULTIVARIATE ? whole.multivariate() : whole.driftedShare(stability());
    measurements.add(window.measurement(metric.metricName(), Axis.PREDICTION_TIME, reading));
    if (isExplained(metric, "", reading)) {
      evidence.computeIfAbsent("", none -> new ArrayList<>()).addAll(evidenceOfWindow(metric));
    }
  }

  private List<FeatureEvidence> evidenceOfWindow(Metric metric) {
    if (metric == Metric.MULTIVARIATE) {
      return DriftEvidence.ofWindow(
          "reconstruction error", DriftEvidence.MOST, whole.reconstruction().orElseThrow());
    }
    return whole.mostDrifted(stability()).stream()
        .flatMap(
            column ->
                DriftEvidence.ofWindow(
                    plan.columns().get(column).name(), 1, comparison(column).orElseThrow())
                    .stream())
        .toList();
  }

  private boolean isExplained(Metric metric, String feature, Reading reading) {
    return reading.value() != null
        && plan.explains(metric, feature, window.end() - window.start(), reading.value());
  }

  /** PSI, by which it is also decided how many features drifted. */
  private ColumnReadings stability() {
    if (stability == null) {
      stability = readings(Metric.PSI);
    }
    return stability;
  }

  private ColumnReadings readings(Metric metric) {
    ColumnReadings readings = new ColumnReadings(plan.columns().size());
    for (int column = 0; column < plan.columns().size(); column++) {
      if (plan.reports(metric, column, reference)) {
        readings.put(column, reading(metric, column));
      }
    }
    if (metric.hasTest()) {
      readings.adjust();
    }
    return readings;
  }

  private Reading reading(Metric metric, int column) {
    boolean isByList = metric == Metric.UNSEEN || metric == Metric.DISTINCT;
    boolean isQuality = metric.family() == MetricFamily.DATA_QUALITY;
    if (isQuality && !isByList) {
      return DataQualityMeasures.of(metric, counts.feature(column));
    }
    Optional<FeatureComparison> comparison = comparison(column);
    if (comparison.isEmpty()) {
      return Reading.undefined(whyNot(column), counts.feature(column).total());
    }
    return isQuality
        ? DataQualityMeasures.of(metric, comparison.get())
        : DriftMeasures.of(metric, comparison.get());
  }

  private Optional<FeatureComparison> comparison(int column) {
    if (comparisons[column] == null) {
      reference
          .flatMap(of -> of.of(column))
          .ifPresent(of -> comparisons[column] = new FeatureComparison(of, counts));
    }
    return Optional.ofNullable(comparisons[column]);
  }

  private String whyNot(int column) {
    return reference
        .map(of -> of.whyNot(column))
        .orElse("the series is compared with no reference");
  }
}
