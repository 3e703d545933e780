package dev.plumbline.monitoring.monitor;

import java.time.Duration;
import java.util.List;

/**
 * What a rule judges of its metric.
 *
 * @param features features it holds for; empty = the metric is not about a feature; {@link
 *     #ALL_FEATURES} alone = every watched feature
 * @param className the class it holds for; empty = the metric is not about a class
 * @param series the series it judges
 * @param axis the time axis of the measurements it judges
 * @param window size of the window it judges; {@link MonthCalendar#NOMINAL} for calendar months
 * @param minCoverage a cohort is judged once this share of it has labels; null = when it is final,
 *     and for windows that are no cohorts
 */
public record Scope(
    List<String> features,
    String className,
    SeriesChoice series,
    Axis axis,
    Duration window,
    Double minCoverage) {

  /** Stands in {@link #features()} for every watched feature. */
  public static final String ALL_FEATURES = "*";

  public Scope {
    features = List.copyOf(features);
  }

  /** True when it holds for every watched feature that its metric is for. */
  public boolean isForAllFeatures() {
    return features.equals(List.of(ALL_FEATURES));
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

  /**
   * Whether a revision of a cohort is the one to judge: the first that is covered well enough, or
   * else the first that is final. With {@code min_coverage: 0.8} and revisions covered by 0.5, 0.8
   * and 0.9, it is the second.
   *
   * @param coverage the labelled share of this revision
   * @param isFinal whether no later revision is expected
   * @param reportedCoverage the largest labelled share that was reported of the cohort before;
   *     infinite when a final revision was
   */
  public boolean isToJudge(double coverage, boolean isFinal, double reportedCoverage) {
    double enough = minCoverage == null ? Double.MAX_VALUE : minCoverage;
    return reportedCoverage < enough && (isFinal || coverage >= enough);
  }
}
