package dev.plumbline.monitoring.monitor;

import dev.plumbline.monitoring.measurement.Axis;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics that this release computes, in the order in which they are told. The only list of
 * them: the monitor's checks, its defaults and the job's stages all read it here. The monitor's
 * JSON Schema names those of the whole contract; what it names beyond this list is refused as not
 * available.
 */
public enum Metric {
  PREDICTION_COUNT("prediction_count", MetricFamily.VOLUME, Certainty.POINT),
  LATENCY_P50("latency.p50", MetricFamily.LATENCY, Certainty.POINT),
  LATENCY_P95("latency.p95", MetricFamily.LATENCY, Certainty.POINT),
  LATENCY_P99("latency.p99", MetricFamily.LATENCY, Certainty.POINT),
  ACCURACY("accuracy", MetricFamily.QUALITY, Certainty.INTERVAL, Task.BINARY, Task.MULTICLASS),
  MAE("mae", MetricFamily.QUALITY, Certainty.INTERVAL, Task.REGRESSION),
  RMSE("rmse", MetricFamily.QUALITY, Certainty.POINT, Task.REGRESSION),
  PSI("psi", MetricFamily.DRIFT, Certainty.TEST),
  KS("ks", MetricFamily.DRIFT, Certainty.TEST),
  MISSING("missing", MetricFamily.DATA_QUALITY, Certainty.POINT);

  /** How a rule with {@code significant: true} decides, if it can. */
  private enum Certainty {
    POINT,
    INTERVAL,
    TEST
  }

  private final String metricName;
  private final MetricFamily family;
  private final Certainty certainty;
  private final Set<Task> tasks;

  Metric(String metricName, MetricFamily family, Certainty certainty, Task... tasks) {
    this.metricName = metricName;
    this.family = family;
    this.certainty = certainty;
    this.tasks = tasks.length == 0 ? EnumSet.allOf(Task.class) : Set.of(tasks);
  }

  /** The name in monitors, measurements and alerts, for example {@code latency.p99}. */
  public String metricName() {
    return metricName;
  }

  /** What it is about. */
  public MetricFamily family() {
    return family;
  }

  /** True when a model of this task has it. */
  public boolean fits(Task task) {
    return tasks.contains(task);
  }

  /** True when there is one measurement a feature. */
  public boolean isPerFeature() {
    return family == MetricFamily.DRIFT || family == MetricFamily.DATA_QUALITY;
  }

  /** True when it can be computed for features of this kind; false where it is not per feature. */
  public boolean fits(FeatureKind kind) {
    return isPerFeature() && (this != KS || kind == FeatureKind.NUMERIC);
  }

  /** True when it compares the window with a reference profile. */
  public boolean needsReference() {
    return family == MetricFamily.DRIFT;
  }

  /** The clock of its windows unless a rule says otherwise. */
  public Axis defaultAxis() {
    return family == MetricFamily.QUALITY ? Axis.LABEL_TIME : Axis.PREDICTION_TIME;
  }

  /** True when {@code significant: true} means something: there is an interval or a test. */
  public boolean canBeSignificant() {
    return certainty != Certainty.POINT;
  }

  /** True when significance is decided by a q-value below {@code alpha}. */
  public boolean hasTest() {
    return certainty == Certainty.TEST;
  }

  /** Largest value it can have: 1 for shares and distances in [0, 1], otherwise infinite. */
  public double largestValue() {
    return this == ACCURACY || this == KS || this == MISSING ? 1 : Double.POSITIVE_INFINITY;
  }

  /** The metric of this name, or empty when this release does not compute it. */
  public static Optional<Metric> find(String metricName) {
    return Arrays.stream(values()).filter(metric -> metric.metricName.equals(metricName)).findAny();
  }
}
