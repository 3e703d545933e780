package dev.plumbline.monitoring.monitor;

import dev.plumbline.schemas.text.CanonicalText;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One revision of what to watch about one model: everything the job needs to know to count, measure
 * and judge its events. Immutable; validated by {@code MonitorFile}, which alone creates it.
 *
 * @param model name of the model
 * @param revision 1, 2, …; the place of this revision in the model's history
 * @param effectiveFrom event time from which this revision holds; {@link Instant#EPOCH} = always
 * @param watchedSince when the model's first monitor was published, by the wall clock, over all its
 *     revisions since it was last deleted; {@link Instant#EPOCH} = not known
 * @param deleted this revision ends the watch
 * @param task what kind of answer the model gives
 * @param positiveClass canonical text of the class that counts as positive; null unless {@code
 *     task} is binary
 * @param decisionThreshold probability from which the positive class is taken as predicted, used
 *     where only probabilities arrive; in [0, 1]
 * @param answers how answers are judged beyond that
 * @param versions which series are kept
 * @param features the watched features, in the order of the file
 * @param featureSets name of a positional layout → feature names by position
 * @param segments attributes by which the model is watched separately
 * @param horizon how long after its prediction a label counts; positive
 * @param windows the rolling windows, finest step first; each coarser step is a multiple of the
 *     next finer one
 * @param cohorts the windows by prediction time for which quality is revised as labels come,
 *     smallest first; those of one length are multiples of the smallest and of the finest step, and
 *     one at most is the calendar month; empty when none is kept
 * @param measures canonical names of the metrics that are computed: families are expanded, what
 *     rules name is included; in alphabetical order
 * @param reference what windows are compared with
 * @param rules when to raise an alert
 * @param alertLabels copied to every alert (team, …)
 */
public record Monitor(
    String model,
    int revision,
    Instant effectiveFrom,
    Instant watchedSince,
    boolean deleted,
    Task task,
    String positiveClass,
    double decisionThreshold,
    Answers answers,
    Versions versions,
    List<Feature> features,
    Map<String, List<String>> featureSets,
    List<Segment> segments,
    Duration horizon,
    List<WindowSpec> windows,
    List<CohortSpan> cohorts,
    Set<String> measures,
    Reference reference,
    List<Rule> rules,
    Map<String, String> alertLabels) {

  public Monitor {
    positiveClass = positiveClass == null ? null : CanonicalText.of(positiveClass);
    features = List.copyOf(features);
    featureSets = sorted(featureSets);
    segments = List.copyOf(segments);
    windows = List.copyOf(windows);
    cohorts = List.copyOf(cohorts);
    measures = Collections.unmodifiableSortedSet(new TreeSet<>(measures));
    rules = List.copyOf(rules);
    alertLabels = sorted(alertLabels);
    if (task == Task.BINARY && positiveClass == null) {
      throw new IllegalArgumentException("binary monitor has no positive class: " + model);
    }
  }

  /** By name: {@code Map.copyOf} has another order in each JVM, which would reach the alerts. */
  private static <V> Map<String, V> sorted(Map<String, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** The feature of this name, or empty when it is not watched. */
  public Optional<Feature> feature(String name) {
    return features.stream().filter(feature -> feature.name().equals(name)).findAny();
  }

  /** What is counted of a prediction: the features, then the outputs under their own names. */
  public List<Feature> columns() {
    Stream<Feature> outputs =
        Output.of(task).stream()
            .map(output -> new Feature(output.featureName(), output.kind(), null, null));
    return Stream.concat(features.stream(), outputs).toList();
  }

  /**
   * The name of the profile that a version series is compared with, or null when there is none: the
   * monitor names no profile, or the series is all versions together and each has its own.
   */
  public String profileFor(String version) {
    String profile = reference.profile();
    boolean oneEach = profile != null && profile.contains("{version}");
    if (profile == null || oneEach && version.equals(Versions.ALL)) {
      return null;
    }
    return profile.replace("{version}", version);
  }

  /** True when any metric of this family is computed. */
  public boolean computesAny(MetricFamily family) {
    return Arrays.stream(Metric.values())
        .anyMatch(metric -> metric.family() == family && computes(metric));
  }

  /** True when quality is estimated, so that scores are counted before labels come. */
  public boolean estimates() {
    return computesAny(MetricFamily.ESTIMATED) || computesAny(MetricFamily.GAP);
  }

  /** True when the probability of the true class is asked for, so that those of all are kept. */
  public boolean keepsProbabilities() {
    return task == Task.MULTICLASS && computes(Metric.LOG_LOSS);
  }

  /**
   * True when anything is measured for which predictions must wait for their labels: else none of
   * them is kept.
   */
  public boolean awaitsLabels() {
    return !cohorts.isEmpty()
        || Arrays.stream(MetricFamily.values())
            .anyMatch(family -> family.needsLabels() && computesAny(family));
  }

  /** True when this metric is computed. */
  public boolean computes(Metric metric) {
    return measures.contains(metric.metricName());
  }

  /** The same watch as the next step of the model's history, of a model watched since ever. */
  public Monitor asRevision(int nextRevision, Instant from) {
    return at(nextRevision, from, Defaults.WATCHED_SINCE, false);
  }

  /** The same watch as the next step of the history of a model that is watched since then. */
  public Monitor asRevision(int nextRevision, Instant from, Instant since) {
    return at(nextRevision, from, since, false);
  }

  /** The end of the watch as the next step of the model's history. */
  public Monitor asDeletion(int nextRevision, Instant from) {
    return at(nextRevision, from, watchedSince, true);
  }

  private Monitor at(int nextRevision, Instant from, Instant since, boolean end) {
    return new Monitor(
        model,
        nextRevision,
        from,
        since,
        end,
        task,
        positiveClass,
        decisionThreshold,
        answers,
        versions,
        features,
        featureSets,
        segments,
        horizon,
        windows,
        cohorts,
        measures,
        reference,
        rules,
        alertLabels);
  }
}
