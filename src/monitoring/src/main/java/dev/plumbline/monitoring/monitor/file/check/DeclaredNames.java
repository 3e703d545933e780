package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.monitor.Names;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.schemas.text.CanonicalText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the rest of a monitor may refer to.
 *
 * @param task the task, empty when it is missing or wrong
 * @param features name → kind, empty where the kind is wrong; in the order of the file
 * @param windows sizes of the windows; those of the default when none are given
 * @param cohorts sizes of the cohorts, that of a month by the length that stands for it
 * @param hasReference there is something to compare with
 * @param hasProfile it is a profile
 * @param classes texts of the classes that rules can name: the positive one, or those listed
 * @param hasClasses the classes are listed
 * @param hasTolerance it is said what is near enough
 * @param hasValue it is said what answers are worth
 * @param hasRange a feature has a plausible range
 */
public record DeclaredNames(
    Optional<Task> task,
    Map<String, Optional<FeatureKind>> features,
    List<Duration> windows,
    List<Duration> cohorts,
    boolean hasReference,
    boolean hasProfile,
    List<String> classes,
    boolean hasClasses,
    boolean hasTolerance,
    boolean hasValue,
    boolean hasRange) {

  public static DeclaredNames in(Place monitor) {
    Map<String, Optional<FeatureKind>> features = new LinkedHashMap<>();
    for (Place feature : monitor.at("features").entries()) {
      features.put(feature.key(), InputCheck.kind(feature));
    }
    List<Duration> sizes = new ArrayList<>();
    for (Place window : monitor.at("windows").items()) {
      window.at("size").duration().ifPresent(sizes::add);
    }
    if (!monitor.at("windows").isGiven()) {
      Defaults.WINDOWS.forEach(window -> sizes.add(window.size()));
    }
    return new DeclaredNames(
        monitor.at("task").oneOf(Task.class),
        features,
        sizes,
        monitor.at("cohorts").items().stream().flatMap(DeclaredNames::lengthOf).distinct().toList(),
        monitor.at("reference").isGiven(),
        monitor.at("reference").at("profile").isGiven(),
        classes(monitor),
        monitor.at("classes").isGiven(),
        monitor.at("tolerance").isGiven(),
        monitor.at("business_value").isGiven(),
        monitor.at("features").entries().stream()
            .anyMatch(feature -> feature.at("range").isGiven()));
  }

  private static Stream<Duration> lengthOf(Place cohort) {
    return CohortText.isMonth(cohort)
        ? Stream.of(MonthCalendar.NOMINAL) // though its zone may be wrong
        : cohort.duration().stream();
  }

  private static List<String> classes(Place monitor) {
    Place positive = monitor.at("positive_class");
    List<String> named =
        positive.isGiven() ? positive.text().stream().toList() : monitor.at("classes").texts();
    return named.stream().map(CanonicalText::of).toList();
  }

  /** Why a metric cannot be computed for this monitor; empty when it can. */
  Optional<String> obstacle(Metric metric) {
    if (task.isPresent() && !metric.fits(task.get())) {
      return Optional.of("does not fit the task " + Names.of(task.get()));
    }
    if (metric.isOfFeatures() && features.isEmpty()) {
      return Optional.of("is about features, and \"features\" names none");
    }
    if (metric.isOfFeatures() && features.values().stream().noneMatch(kind -> fits(metric, kind))) {
      String kind = metric.fits(FeatureKind.NUMERIC) ? "numeric" : "categorical";
      return Optional.of("is about %s features, and there is none".formatted(kind));
    }
    if (metric == Metric.OUT_OF_RANGE && !hasRange) {
      return Optional.of("needs a feature with a range: {type: numeric, range: [low, high]}");
    }
    if (metric.needsProfile() && hasReference && !hasProfile) {
      return Optional.of("needs a profile: write \"reference: {profile: …}\"");
    }
    if (metric.needsReference() && !hasReference) {
      String withoutProfile =
          metric.needsProfile() ? "" : ", or {first: 10000} where there is no training data";
      return Optional.of("needs a reference: add \"reference: {profile: …}\"" + withoutProfile);
    }
    return obstacleOfAnswers(metric);
  }

  private Optional<String> obstacleOfAnswers(Metric metric) {
    if (task.isPresent() && metric.needsClasses(task.get()) && !hasClasses) {
      return Optional.of("needs the classes: add \"classes: [a, b, …]\"");
    }
    if (metric.family() == MetricFamily.ACCOUNTING && cohorts.isEmpty()) {
      return Optional.of("is about cohorts, and there is none: add \"cohorts: [1d]\"");
    }
    if (metric == Metric.WITHIN_TOLERANCE && !hasTolerance) {
      return Optional.of("needs to know what is near enough: add \"tolerance: {absolute: …}\"");
    }
    if (metric == Metric.BUSINESS_VALUE && !hasValue) {
      return Optional.of(
          "needs to know what answers are worth: add \"business_value: {true_positive: …, …}\"");
    }
    return Optional.empty();
  }

  /** True unless the feature is known to be of a kind that the metric is not for. */
  static boolean fits(Metric metric, Optional<FeatureKind> kind) {
    return kind.isEmpty() || metric.fits(kind.get());
  }
}
