package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Scope;
import dev.plumbline.monitoring.rule.Observation;
import dev.plumbline.monitoring.rule.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules of a monitor judge a measurement: one hash lookup. Immutable. */
public final class RuleBook {

  private final Map<Subject, List<Rule>> rules = new HashMap<>();
  private final Map<String, Rule> byName = new HashMap<>();
  private final long effectiveFrom;
  private final long watchedSince;
  private final boolean hasMonths;

  /** The rules of this revision; none when it ends the watch. */
  public RuleBook(Monitor monitor) {
    effectiveFrom = monitor.effectiveFrom().toEpochMilli();
    watchedSince = monitor.watchedSince().toEpochMilli();
    hasMonths = monitor.cohorts().stream().anyMatch(CohortSpan::isMonth);
    if (monitor.deleted()) {
      return;
    }
    for (Rule rule : monitor.rules()) {
      byName.put(rule.name(), rule);
      Scope scope = rule.scope();
      for (String feature : featuresOf(rule, monitor)) {
        Subject subject =
            new Subject(
                rule.metric(), feature, scope.className(), scope.axis(), scope.window().toMillis());
        rules.computeIfAbsent(subject, none -> new ArrayList<>()).add(rule);
      }
    }
    rules.replaceAll((subject, list) -> List.copyOf(list));
  }

  /**
   * The rules for this metric, series, feature, class, axis and window size, in the monitor's
   * order; none when the window ends no later than the monitor takes effect.
   *
   * <p>A monitor that holds for the past, too, judges what came then, but misses nothing: where
   * nothing came, a rule that would fire for it judges only windows that begin when the model was
   * watched already. With {@code watched_since} 12:00 and windows of 5 min every minute, silence
   * fires at 12:05 at the earliest.
   */
  public List<Rule> rulesFor(Measurement measurement) {
    if (measurement.windowEnd() <= effectiveFrom) {
      return List.of();
    }
    Subject subject =
        new Subject(
            measurement.metric(),
            measurement.feature(),
            measurement.className(),
            measurement.axis(),
            sizeOf(measurement));
    return rules.getOrDefault(subject, List.of()).stream()
        .filter(rule -> rule.scope().series().holds(measurement.version(), measurement.segment()))
        .filter(rule -> !missesWhatNobodyWatched(rule, measurement))
        .toList();
  }

  /**
   * Those of {@link #rulesFor} whose condition holds for this measurement alone; whether they raise
   * an alert depends on its neighbours too.
   */
  public List<Rule> breachedBy(Measurement measurement) {
    return rulesFor(measurement).stream()
        .filter(rule -> isBreach(rule, measurement.observation()))
        .toList();
  }

  /** That of a month is the length that stands for it. */
  private long sizeOf(Measurement measurement) {
    long size = measurement.windowEnd() - measurement.windowStart();
    boolean isMonth =
        hasMonths
            && MonthCalendar.isLengthOfMonth(size)
            && Metric.find(measurement.metric())
                .filter(metric -> metric.isOfCohorts(measurement.axis()))
                .isPresent();
    return isMonth ? MonthCalendar.NOMINAL.toMillis() : size;
  }

  private boolean missesWhatNobodyWatched(Rule rule, Measurement measurement) {
    if (measurement.windowStart() >= watchedSince) {
      return false;
    }
    Observation observed = measurement.observation();
    return observed.isEmpty() && isBreach(rule, observed);
  }

  private static boolean isBreach(Rule rule, Observation observed) {
    return rule.condition().judge(observed, Observation.NONE) == Verdict.BREACH;
  }

  /** True when the monitor has a rule of this name that judges this series and feature. */
  public boolean has(String ruleName, String version, String segment, String feature) {
    Rule rule = byName.get(ruleName);
    return rule != null && rule.scope().holdsFor(version, segment, feature);
  }

  private static Set<String> featuresOf(Rule rule, Monitor monitor) {
    List<String> named = rule.scope().features();
    if (named.isEmpty()) {
      return Set.of("");
    }
    Set<String> features = new LinkedHashSet<>(named);
    if (features.remove(Scope.ALL_FEATURES)) {
      monitor.features().stream().map(Feature::name).forEach(features::add);
    }
    return features;
  }

  private record Subject(
      String metric, String feature, String className, Axis axis, long windowSize) {}
}
