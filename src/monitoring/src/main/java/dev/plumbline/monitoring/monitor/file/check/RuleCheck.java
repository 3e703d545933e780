package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.MetricFamily;
import dev.plumbline.monitoring.monitor.Output;
import dev.plumbline.monitoring.monitor.file.condition.ConditionForms;
import dev.plumbline.monitoring.monitor.file.text.DurationText;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.monitor.file.text.Suggestion;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks that each rule can be judged: its metric, features, window and counts. */
final class RuleCheck {

  private RuleCheck() {}

  static void check(Place rules, DeclaredNames declared) {
    Set<String> names = new HashSet<>();
    for (Place rule : rules.items()) {
      if (rule.isEnough()) {
        return;
      }
      Place name = rule.at("name");
      if (name.text().isPresent() && !names.add(name.text().get())) {
        name.refuse("is the name of another rule, too");
      }
      datapoints(rule.at("datapoints"));
      Optional<Metric> metric = rule.at("metric").text().flatMap(Metric::find);
      if (metric.isPresent()) {
        declared.obstacle(metric.get()).ifPresent(rule.at("metric")::refuse);
        features(rule, metric.get(), declared);
        className(rule, metric.get(), declared);
        axis(rule.at("axis"), metric.get());
      }
      boolean cohorts = metric.filter(known -> isOfCohorts(rule, known)).isPresent();
      CohortCheck.rule(rule, cohorts, declared);
      if (!cohorts) {
        window(rule.at("window"), declared);
      }
      ConditionForms.check(rule, metric);
    }
  }

  private static boolean isOfCohorts(Place rule, Metric metric) {
    return metric.isOfCohorts(rule.at("axis").oneOf(Axis.class).orElse(metric.defaultAxis()));
  }

  private static void window(Place window, DeclaredNames declared) {
    if (window.duration().isPresent() && !declared.windows().contains(window.duration().get())) {
      List<String> sizes =
          declared.windows().stream().distinct().map(DurationText::format).toList();
      window.refuse("is not the size of a window. Allowed: " + String.join(", ", sizes) + ".");
    }
  }

  private static void datapoints(Place datapoints) {
    Optional<Long> breaching = datapoints.at("breaching").whole();
    Optional<Long> of = datapoints.at("of").whole();
    if (breaching.isPresent() && of.isPresent() && breaching.get() > of.get()) {
      datapoints.at("breaching").refuse("of " + of.get() + " windows cannot breach");
    }
  }

  private static void features(Place rule, Metric metric, DeclaredNames declared) {
    Place features = rule.at("features");
    if (!metric.isPerFeature()) {
      features.refuseKeyIfGiven("does not belong here: " + metric.metricName() + " has no feature");
    } else if (!features.isGiven()) {
      rule.lacks("\"features\" is missing: %s needs all, or a list".formatted(metric.metricName()));
    }
    for (Place feature : features.items()) {
      feature
          .text()
          .filter(name -> !feature.isEnough())
          .ifPresent(name -> feature(feature, name, metric, declared));
    }
  }

  private static void feature(Place feature, String name, Metric metric, DeclaredNames declared) {
    if (Output.isOutputOf(name, declared.task())) {
      Output.of(name)
          .filter(output -> !metric.fits(output.kind()))
          .ifPresent(output -> feature.refuse(misfit(metric)));
      return;
    }
    Optional<FeatureKind> kind = declared.features().get(name);
    if (kind == null) {
      feature.refuse(
          "is not a feature of this monitor. "
              + Suggestion.among(declared.features().keySet(), name));
    } else if (!DeclaredNames.fits(metric, kind)) {
      feature.refuse(misfit(metric));
    }
  }

  private static String misfit(Metric metric) {
    String form =
        metric.fits(FeatureKind.NUMERIC)
            ? "is categorical, and %s is for numbers"
            : "is a number, and %s is for categories";
    return form.formatted(metric.metricName());
  }

  private static void className(Place rule, Metric metric, DeclaredNames declared) {
    Place name = rule.at("class");
    if (declared.task().isEmpty()) {
      return;
    }
    if (!metric.isPerClass(declared.task().get())) {
      name.refuseKeyIfGiven("does not belong here: " + metric.metricName() + " is for all classes");
    } else if (!name.isGiven()) {
      rule.lacks("\"class\" is missing: %s needs one".formatted(metric.metricName()));
    } else if (!metric.isByOwnNameOnly()
        && name.text().map(CanonicalText::of).filter(declared.classes()::contains).isEmpty()) {
      name.refuse(
          "is not a class of this monitor. "
              + Suggestion.among(declared.classes(), name.text().orElse("")));
    }
  }

  private static void axis(Place axis, Metric metric) {
    boolean labelled = axis.text().equals(Optional.of("label_time"));
    if (labelled && !metric.isMeasuredBy(Axis.LABEL_TIME)) {
      axis.refuse(
          metric.family() == MetricFamily.ACCOUNTING
              ? "does not fit: %s is told by prediction time".formatted(metric.metricName())
              : "does not fit: %s needs no labels".formatted(metric.metricName()));
    }
    boolean predicted = axis.text().equals(Optional.of("prediction_time"));
    if (predicted && !metric.isMeasuredBy(Axis.PREDICTION_TIME)) {
      axis.refuse("does not fit: %s is told by label time".formatted(metric.metricName()));
    }
  }
}
