package dev.plumbline.monitoring.monitor;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The metrics that this release computes, in the order in which they are reported. The only list of
 * them: the monitor's checks, its defaults and the job's stages all read it here. The monitor's
 * JSON Schema names the same.
 */
public enum Metric {
  PREDICTION_COUNT("prediction_count", MetricFamily.VOLUME, Certainty.POINT, Range.POSITIVE),
  PREDICTION_RATE("prediction_rate", MetricFamily.VOLUME, Certainty.POINT, Range.POSITIVE),
  PREDICTED_SHARE(
      "predicted_share",
      MetricFamily.VOLUME,
      Certainty.INTERVAL,
      Range.SHARE,
      Task.BINARY,
      Task.MULTICLASS),

  LATENCY_P50("latency.p50", MetricFamily.LATENCY, Certainty.INTERVAL, Range.POSITIVE),
  LATENCY_P95("latency.p95", MetricFamily.LATENCY, Certainty.INTERVAL, Range.POSITIVE),
  LATENCY_P99("latency.p99", MetricFamily.LATENCY, Certainty.INTERVAL, Range.POSITIVE),
  LATENCY_P999("latency.p999", MetricFamily.LATENCY, Certainty.INTERVAL, Range.POSITIVE),
  LATENCY_MEAN("latency.mean", MetricFamily.LATENCY, Certainty.INTERVAL, Range.POSITIVE),
  LATENCY_MAX("latency.max", MetricFamily.LATENCY, Certainty.POINT, Range.POSITIVE),

  ACCURACY("accuracy", Certainty.INTERVAL, Range.SHARE, Task.BINARY, Task.MULTICLASS),
  PRECISION("precision", Certainty.INTERVAL, Range.SHARE, Task.BINARY, Task.MULTICLASS),
  RECALL("recall", Certainty.INTERVAL, Range.SHARE, Task.BINARY, Task.MULTICLASS),
  SPECIFICITY("specificity", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  F1("f1", Certainty.INTERVAL, Range.SHARE, Task.BINARY, Task.MULTICLASS),
  F0_5("f0_5", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  F2("f2", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  BALANCED_ACCURACY("balanced_accuracy", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  MCC("mcc", Certainty.INTERVAL, Range.SIGNED_SHARE, Task.BINARY),
  POSITIVE_RATE("positive_rate", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  LOG_LOSS("log_loss", Certainty.INTERVAL, Range.POSITIVE, Task.BINARY, Task.MULTICLASS),
  BRIER("brier", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  ROC_AUC("roc_auc", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  AVERAGE_PRECISION("average_precision", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  ECE("ece", Certainty.POINT, Range.SHARE, Task.BINARY, Task.MULTICLASS),
  BUSINESS_VALUE("business_value", Certainty.INTERVAL, Range.ANY, Task.BINARY),
  KAPPA("kappa", Certainty.INTERVAL, Range.SIGNED_SHARE, Task.MULTICLASS),
  MACRO_PRECISION("macro_precision", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  MACRO_RECALL("macro_recall", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  MACRO_F1("macro_f1", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  MICRO_F1("micro_f1", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  WEIGHTED_PRECISION("weighted_precision", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  WEIGHTED_RECALL("weighted_recall", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  WEIGHTED_F1("weighted_f1", Certainty.INTERVAL, Range.SHARE, Task.MULTICLASS),
  CONFUSION("confusion", Certainty.POINT, Range.POSITIVE, Task.BINARY, Task.MULTICLASS),
  RELIABILITY("reliability", Certainty.INTERVAL, Range.SHARE, Task.BINARY),
  UNKNOWN_CLASS("unknown_class", Certainty.INTERVAL, Range.SHARE, Task.BINARY, Task.MULTICLASS),
  MEAN_ERROR("mean_error", Certainty.INTERVAL, Range.ANY, Task.REGRESSION),
  MAE("mae", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  RMSE("rmse", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  MAPE("mape", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  SMAPE("smape", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  R2("r2", Certainty.INTERVAL, Range.UP_TO_ONE, Task.REGRESSION),
  ABSOLUTE_ERROR_P50("absolute_error.p50", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  ABSOLUTE_ERROR_P90("absolute_error.p90", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  ABSOLUTE_ERROR_P95("absolute_error.p95", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  ABSOLUTE_ERROR_P99("absolute_error.p99", Certainty.INTERVAL, Range.POSITIVE, Task.REGRESSION),
  WITHIN_TOLERANCE("within_tolerance", Certainty.INTERVAL, Range.SHARE, Task.REGRESSION),

  BASELINE_ACCURACY(ACCURACY, MetricFamily.BASELINE),
  BASELINE_PRECISION(PRECISION, MetricFamily.BASELINE, Task.BINARY),
  BASELINE_RECALL(RECALL, MetricFamily.BASELINE, Task.BINARY),
  BASELINE_F1(F1, MetricFamily.BASELINE, Task.BINARY),
  BASELINE_BALANCED_ACCURACY(BALANCED_ACCURACY, MetricFamily.BASELINE),
  BASELINE_LOG_LOSS(LOG_LOSS, MetricFamily.BASELINE, Task.BINARY),
  BASELINE_BRIER(BRIER, MetricFamily.BASELINE),
  BASELINE_ROC_AUC(ROC_AUC, MetricFamily.BASELINE),
  BASELINE_AVERAGE_PRECISION(AVERAGE_PRECISION, MetricFamily.BASELINE),
  BASELINE_MACRO_F1(MACRO_F1, MetricFamily.BASELINE),
  BASELINE_WEIGHTED_F1(WEIGHTED_F1, MetricFamily.BASELINE),
  BASELINE_MAE(MAE, MetricFamily.BASELINE),
  BASELINE_RMSE(RMSE, MetricFamily.BASELINE),

  ESTIMATED_ACCURACY(ACCURACY, MetricFamily.ESTIMATED),
  ESTIMATED_PRECISION(PRECISION, MetricFamily.ESTIMATED, Task.BINARY),
  ESTIMATED_RECALL(RECALL, MetricFamily.ESTIMATED, Task.BINARY),
  ESTIMATED_SPECIFICITY(SPECIFICITY, MetricFamily.ESTIMATED),
  ESTIMATED_F1(F1, MetricFamily.ESTIMATED, Task.BINARY),
  ESTIMATED_ROC_AUC(ROC_AUC, MetricFamily.ESTIMATED),

  GAP_ACCURACY(ACCURACY, MetricFamily.GAP),
  GAP_PRECISION(PRECISION, MetricFamily.GAP, Task.BINARY),
  GAP_RECALL(RECALL, MetricFamily.GAP, Task.BINARY),
  GAP_SPECIFICITY(SPECIFICITY, MetricFamily.GAP),
  GAP_F1(F1, MetricFamily.GAP, Task.BINARY),
  GAP_ROC_AUC(ROC_AUC, MetricFamily.GAP),

  LABEL_DELAY_P50("label_delay.p50", MetricFamily.LABELS, Certainty.INTERVAL, Range.POSITIVE),
  LABEL_DELAY_P95("label_delay.p95", MetricFamily.LABELS, Certainty.INTERVAL, Range.POSITIVE),
  LABEL_DELAY_P99("label_delay.p99", MetricFamily.LABELS, Certainty.INTERVAL, Range.POSITIVE),
  ACCOUNTING_JOINED("accounting.joined", MetricFamily.LABELS, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_RETRACTED(
      "accounting.retracted", MetricFamily.LABELS, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_SUPERSEDED(
      "accounting.superseded", MetricFamily.LABELS, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_OUT_OF_TIME(
      "accounting.out_of_time", MetricFamily.LABELS, Certainty.POINT, Range.POSITIVE),
  COVERAGE("coverage", MetricFamily.ACCOUNTING, Certainty.INTERVAL, Range.SHARE),
  ACCOUNTING_ACCEPTED(
      "accounting.accepted", MetricFamily.ACCOUNTING, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_REPEATED(
      "accounting.repeated", MetricFamily.ACCOUNTING, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_LABELLED(
      "accounting.labelled", MetricFamily.ACCOUNTING, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_WAITING(
      "accounting.waiting", MetricFamily.ACCOUNTING, Certainty.POINT, Range.POSITIVE),
  ACCOUNTING_EXPIRED(
      "accounting.expired", MetricFamily.ACCOUNTING, Certainty.POINT, Range.POSITIVE),

  PSI("psi", MetricFamily.DRIFT, Certainty.TEST, Range.POSITIVE),
  KS("ks", MetricFamily.DRIFT, Certainty.TEST, Range.SHARE),
  CHI2("chi2", MetricFamily.DRIFT, Certainty.TEST, Range.POSITIVE),
  JS("js", MetricFamily.DRIFT, Certainty.POINT, Range.SHARE),
  HELLINGER("hellinger", MetricFamily.DRIFT, Certainty.POINT, Range.SHARE),
  TV("tv", MetricFamily.DRIFT, Certainty.POINT, Range.SHARE),
  LINF("linf", MetricFamily.DRIFT, Certainty.POINT, Range.SHARE),
  WASSERSTEIN("wasserstein", MetricFamily.DRIFT, Certainty.POINT, Range.POSITIVE),
  WASSERSTEIN_NORMALISED(
      "wasserstein.normalised", MetricFamily.DRIFT, Certainty.POINT, Range.POSITIVE),
  MEAN_SHIFT("mean_shift", MetricFamily.DRIFT, Certainty.INTERVAL, Range.ANY),
  DRIFTED_SHARE("drifted_share", MetricFamily.DRIFT, Certainty.POINT, Range.SHARE),
  MULTIVARIATE("multivariate", MetricFamily.DRIFT, Certainty.TEST, Range.SHARE),

  MISSING("missing", MetricFamily.DATA_QUALITY, Certainty.INTERVAL, Range.SHARE),
  INVALID("invalid", MetricFamily.DATA_QUALITY, Certainty.INTERVAL, Range.SHARE),
  WRONG_TYPE("wrong_type", MetricFamily.DATA_QUALITY, Certainty.INTERVAL, Range.SHARE),
  OUT_OF_RANGE("out_of_range", MetricFamily.DATA_QUALITY, Certainty.INTERVAL, Range.SHARE),
  UNSEEN("unseen", MetricFamily.DATA_QUALITY, Certainty.INTERVAL, Range.SHARE),
  CONSTANT("constant", MetricFamily.DATA_QUALITY, Certainty.POINT, Range.SHARE),
  DISTINCT("distinct", MetricFamily.DATA_QUALITY, Certainty.POINT, Range.POSITIVE);

  /** How a rule with {@code significant: true} decides, if it can. */
  private enum Certainty {
    POINT,
    INTERVAL,
    TEST
  }

  /** The values that a metric can have. */
  private enum Range {
    SHARE(0, 1),
    SIGNED_SHARE(-1, 1),
    UP_TO_ONE(Double.NEGATIVE_INFINITY, 1),
    POSITIVE(0, Double.POSITIVE_INFINITY),
    ANY(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private final double low;
    private final double high;

    Range(double low, double high) {
      this.low = low;
      this.high = high;
    }
  }

  private static final Map<String, Metric> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Metric::metricName, Function.identity()));
  private static final Set<Metric> OF_THE_WINDOW = EnumSet.of(DRIFTED_SHARE, MULTIVARIATE);
  private static final Set<Metric> FOR_NUMBERS =
      EnumSet.of(KS, WASSERSTEIN, WASSERSTEIN_NORMALISED, MEAN_SHIFT, WRONG_TYPE, OUT_OF_RANGE);
  private static final Set<Metric> FOR_CATEGORIES = EnumSet.of(UNSEEN, DISTINCT);
  private static final Set<Metric> OVER_CLASSES =
      EnumSet.of(
          UNKNOWN_CLASS,
          KAPPA,
          MACRO_PRECISION,
          MACRO_RECALL,
          MACRO_F1,
          WEIGHTED_PRECISION,
          WEIGHTED_RECALL,
          WEIGHTED_F1,
          BASELINE_MACRO_F1,
          BASELINE_WEIGHTED_F1);
  private static final Set<Metric> PER_CLASS = EnumSet.of(PRECISION, RECALL, F1, CONFUSION);
  private static final Set<Metric> PER_CLASS_ALWAYS =
      EnumSet.of(PREDICTED_SHARE, CONFUSION, RELIABILITY);
  private static final Set<Metric> BY_OWN_NAME_ONLY = EnumSet.of(CONFUSION, RELIABILITY);

  private final String metricName;
  private final MetricFamily family;
  private final Certainty certainty;
  private final Range range;
  private final Metric realised;
  private final Set<Task> tasks;

  Metric(String metricName, MetricFamily family, Certainty certainty, Range range, Task... tasks) {
    this.metricName = metricName;
    this.family = family;
    this.certainty = certainty;
    this.range = range;
    this.realised = null;
    this.tasks = tasks.length == 0 ? EnumSet.allOf(Task.class) : Set.of(tasks);
  }

  Metric(String metricName, Certainty certainty, Range range, Task... tasks) {
    this(metricName, MetricFamily.QUALITY, certainty, range, tasks);
  }

  /** A relative of a metric of quality, for its tasks or fewer. */
  Metric(Metric realised, MetricFamily family, Task... tasks) {
    this.metricName = Names.of(family) + "." + realised.metricName;
    this.family = family;
    this.certainty = family == MetricFamily.BASELINE ? Certainty.POINT : Certainty.INTERVAL;
    this.range = family == MetricFamily.GAP ? Range.SIGNED_SHARE : realised.range;
    this.realised = realised;
    this.tasks = tasks.length == 0 ? realised.tasks : Set.of(tasks);
  }

  /** The name in monitors, measurements and alerts, for example {@code latency.p99}. */
  public String metricName() {
    return metricName;
  }

  /** What it is about. */
  public MetricFamily family() {
    return family;
  }

  /** The metric of quality that a baseline, an estimate or a gap is about; empty for others. */
  public Optional<Metric> realised() {
    return Optional.ofNullable(realised);
  }

  /** True when a model of this task has it. */
  public boolean fits(Task task) {
    return tasks.contains(task);
  }

  /** True when there is one measurement a feature. */
  public boolean isPerFeature() {
    return isOfFeatures() && !OF_THE_WINDOW.contains(this);
  }

  /** True when it comes from the features, one by one or all together. */
  public boolean isOfFeatures() {
    return family == MetricFamily.DRIFT || family == MetricFamily.DATA_QUALITY;
  }

  /** True when there is one measurement a class for models of this task. */
  public boolean isPerClass(Task task) {
    return PER_CLASS_ALWAYS.contains(this) || task == Task.MULTICLASS && PER_CLASS.contains(this);
  }

  /** True when the monitor must list the classes for it. */
  public boolean needsClasses(Task task) {
    return task == Task.MULTICLASS
        && (OVER_CLASSES.contains(this) || PER_CLASS.contains(this) || this == PREDICTED_SHARE);
  }

  /** True when it can be computed for features of this kind. */
  public boolean fits(FeatureKind kind) {
    return isOfFeatures()
        && !(kind == FeatureKind.NUMERIC ? FOR_CATEGORIES : FOR_NUMBERS).contains(this)
        && (this != MULTIVARIATE || kind == FeatureKind.NUMERIC);
  }

  /** True when it compares the window with a reference. */
  public boolean needsReference() {
    return family == MetricFamily.DRIFT || this == UNSEEN || needsProfile();
  }

  /** True when the reference must be a profile: only one knows its calibration or projection. */
  public boolean needsProfile() {
    return family == MetricFamily.ESTIMATED
        || family == MetricFamily.GAP
        || this == MULTIVARIATE
        || this == UNSEEN;
  }

  /** True when the name of its family does not ask for it: it is many numbers a window. */
  public boolean isByOwnNameOnly() {
    return BY_OWN_NAME_ONLY.contains(this);
  }

  /** The clock of its windows unless a rule says otherwise. */
  public Axis defaultAxis() {
    return family.needsLabels() ? Axis.LABEL_TIME : Axis.PREDICTION_TIME;
  }

  /** True when windows of this clock have it. */
  public boolean isMeasuredBy(Axis axis) {
    return axis == defaultAxis() || family == MetricFamily.ESTIMATED || isOfCohorts(axis);
  }

  /** True when this clock makes it one of cohorts, which are revised as their labels come. */
  public boolean isOfCohorts(Axis axis) {
    return axis == Axis.PREDICTION_TIME
        && (family == MetricFamily.QUALITY
            || family == MetricFamily.BASELINE
            || family == MetricFamily.ACCOUNTING
            || this == ACCOUNTING_RETRACTED);
  }

  /** True when {@code significant: true} means something: there is an interval or a test. */
  public boolean canBeSignificant() {
    return certainty != Certainty.POINT;
  }

  /** True when significance is decided by a q-value below {@code alpha}. */
  public boolean hasTest() {
    return certainty == Certainty.TEST;
  }

  /** True when it is a number of events, its own sample size. */
  public boolean isCount() {
    return this == PREDICTION_COUNT
        || this == PREDICTION_RATE
        || (family == MetricFamily.LABELS || family == MetricFamily.ACCOUNTING)
            && certainty == Certainty.POINT;
  }

  /** Least value it can have, or minus infinity. */
  public double smallestValue() {
    return range.low;
  }

  /** Largest value it can have: 1 for shares and distances in [0, 1], otherwise infinite. */
  public double largestValue() {
    return range.high;
  }

  /** The metric of this name, or empty when this release does not compute it. */
  public static Optional<Metric> find(String metricName) {
    return Optional.ofNullable(BY_NAME.get(metricName));
  }
}
