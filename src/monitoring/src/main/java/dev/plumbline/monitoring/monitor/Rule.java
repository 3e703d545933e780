package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.util.List;

/**
 * When to raise an alert about one metric, and when to take it back.
 *
 * @param name unique in the monitor
 * @param metric name of the metric, as in the measurement
 * @param features features it holds for; empty = the metric is not about a feature; {@link
 *     #ALL_FEATURES} alone = every watched feature
 * @param className the class it holds for; empty = the metric is not about a class
 * @param series the series it judges
 * @param axis the time axis of the measurements it judges
 * @param window size of the window it judges; {@link MonthCalendar#NOMINAL} for calendar months
 * @param condition kind of breach
 * @param low lower limit: the threshold of {@link Condition#BELOW}, the lower end of {@link
 *     Condition#OUTSIDE}; null otherwise
 * @param high upper limit: the threshold of {@link Condition#ABOVE}, the upper end of {@link
 *     Condition#OUTSIDE}; null otherwise
 * @param significant the interval, not the point, must breach; for drift: q_value below {@code
 *     alpha}
 * @param alpha level of significance for drift, in (0, 1)
 * @param recoverLow cleared only when the value is at least this, or null = when the breach is over
 * @param recoverHigh cleared only when the value is at most this, or null = when the breach is over
 * @param breaching windows of the last {@code of} that must breach before it fires, and must be
 *     clear before it resolves; 1 ≤ breaching ≤ of
 * @param of number of last windows looked at; at most 32
 * @param minCount fewer samples than this neither breach nor clear
 * @param minCoverage a cohort is judged once this share of it has labels; null = when it is final,
 *     and for windows that are no cohorts
 * @param repeat shortest event time between two updates of a firing alert
 * @param severity how bad it is
 * @param runbookUrl where the person on call reads on, or null
 */
public record Rule(
    String name,
    String metric,
    List<String> features,
    String className,
    SeriesChoice series,
    Axis axis,
    Duration window,
    Condition condition,
    Double low,
    Double high,
    boolean significant,
    double alpha,
    Double recoverLow,
    Double recoverHigh,
    int breaching,
    int of,
    long minCount,
    Double minCoverage,
    Duration repeat,
    Severity severity,
    String runbookUrl) {

  /** Stands in {@link #features()} for every watched feature. */
  public static final String ALL_FEATURES = "*";

  /** What makes a measurement a breach. */
  public enum Condition {
    ABOVE,
    BELOW,
    OUTSIDE,
    /** The metric (a count) is 0. */
    NO_DATA
  }

  public Rule {
    features = List.copyOf(features);
    if (breaching < 1 || breaching > of) {
      throw new IllegalArgumentException(
          "breaching must be between 1 and of, got: " + breaching + " of " + of);
    }
  }

  /** True when it holds for every watched feature that its metric is for. */
  public boolean isForAllFeatures() {
    return features.equals(List.of(ALL_FEATURES));
  }

  /** True when it judges cohorts: each once, when enough of its labels have come. */
  public boolean isOfCohorts() {
    return Metric.find(metric).filter(known -> known.isOfCohorts(axis)).isPresent();
  }

  /** True when it judges calendar months. */
  public boolean isOfMonths() {
    return isOfCohorts() && window.equals(MonthCalendar.NOMINAL);
  }

  /** Whether windows of this length, milliseconds, are of the size that it judges. */
  public boolean isOfSize(long ms) {
    return isOfMonths() ? MonthCalendar.isLengthOfMonth(ms) : window.toMillis() == ms;
  }

  /**
   * Whether a revision of a cohort is the one to judge: the first that is covered well enough, or
   * else the first that is final. With {@code min_coverage: 0.8} and revisions covered by 0.5, 0.8
   * and 0.9, it is the second.
   *
   * @param coverage the labelled share of this revision
   * @param isFinal whether no later revision is expected
   * @param coverageTold the largest labelled share that was told of the cohort before; infinite
   *     when a final revision was
   */
  public boolean isToJudge(double coverage, boolean isFinal, double coverageTold) {
    double enough = minCoverage == null ? Double.MAX_VALUE : minCoverage;
    return coverageTold < enough && (isFinal || coverage >= enough);
  }

  /** True when it judges this series about this feature; the empty name is no feature. */
  public boolean holdsFor(String version, String segment, String feature) {
    return series.holds(version, segment) && holdsFor(feature);
  }

  /** True when it judges measurements about this feature; the empty name is no feature. */
  public boolean holdsFor(String feature) {
    return features.isEmpty()
        ? feature.isEmpty()
        : !feature.isEmpty() && (isForAllFeatures() || features.contains(feature));
  }
}
