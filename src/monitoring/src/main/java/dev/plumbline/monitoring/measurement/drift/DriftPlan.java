package dev.plumbline.monitoring.measurement.drift;

import dev.plumbline.monitoring.measurement.drift.feature.SeriesReference;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is measured of one monitor's columns, and in which order: decided once, so that a window
 * costs only what the monitor asks for. Immutable.
 */
final class DriftPlan {

  private final List<Feature> columns;
  private final int inputs;
  private final List<Metric> metrics;
  private final List<Rule> rules;
  private final Set<String> named;

  DriftPlan(Monitor monitor) {
    columns = monitor.columns();
    inputs = monitor.features().size();
    metrics =
        Arrays.stream(Metric.values())
            .filter(Metric::isOfFeatures)
            .filter(monitor::computes)
            .toList();
    rules =
        monitor.rules().stream()
            .filter(rule -> Metric.find(rule.metric()).filter(DriftPlan::isExplained).isPresent())
            .toList();
    named =
        monitor.rules().stream()
            .flatMap(rule -> rule.scope().features().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isExplained(Metric metric) {
    return metric.family() == MetricFamily.DRIFT || metric == Metric.UNSEEN;
  }

  /** The features, then the outputs. */
  List<Feature> columns() {
    return columns;
  }

  /** How many of the columns are features. */
  int inputs() {
    return inputs;
  }

  /** What is computed, in the order in which it is reported. */
  List<Metric> metrics() {
    return metrics;
  }

  /**
   * True when a measure of single columns is reported for this one, for an output when the
   * reference has it or a rule names it; a column that is not compared with anything, by measures
   * that need no reference.
   *
   * @param column position among the columns
   * @param reference what the series is compared with, if it is
   */
  boolean reports(Metric metric, int column, Optional<SeriesReference> reference) {
    Feature feature = columns.get(column);
    boolean isWatched =
        column < inputs
            || named.contains(feature.name())
            || reference.flatMap(of -> of.of(column)).isPresent();
    boolean hasRange = feature.low() != null || feature.high() != null;
    return isWatched
        && metric.fits(feature.kind())
        && (reference.isPresent() || !metric.needsReference())
        && (metric != Metric.OUT_OF_RANGE || hasRange);
  }

  /**
   * True when a rule may raise an alert about this value, for which somebody will ask what moved.
   *
   * @param feature name of the column, empty when it is about all of them
   * @param windowMs length of the window, milliseconds
   */
  boolean explains(Metric metric, String feature, long windowMs, double value) {
    for (Rule rule : rules) {
      if (rule.metric().equals(metric.metricName())
          && rule.scope().window().toMillis() == windowMs
          && rule.scope().holdsFor(feature)
          && rule.condition().reaches(value)) {
        return true;
      }
    }
    return false;
  }
}
