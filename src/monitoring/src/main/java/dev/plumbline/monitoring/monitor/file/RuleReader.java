package dev.plumbline.monitoring.monitor.file;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Scope;
import dev.plumbline.monitoring.monitor.SeriesChoice;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.monitor.file.check.CohortText;
import dev.plumbline.monitoring.monitor.file.check.DeclaredSeries;
import dev.plumbline.monitoring.monitor.file.condition.ConditionForms;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Condition;
import dev.plumbline.monitoring.rule.Persistence;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.List;

/** Makes a {@link Rule} of a part of the tree in which no check found a problem. */
final class RuleReader {

  private RuleReader() {}

  static Rule read(Place rule, DeclaredSeries declared) {
    Metric metric = rule.at("metric").text().flatMap(Metric::find).orElseThrow();
    Condition condition = ConditionForms.read(rule, metric);
    return new Rule(
        rule.at("name").text().orElseThrow(),
        metric.metricName(),
        scope(rule, metric, declared.chosenBy(rule, condition)),
        condition,
        persistence(rule),
        rule.at("severity").oneOf(Severity.class).orElse(Defaults.SEVERITY),
        rule.at("runbook_url").text().orElse(null));
  }

  private static Scope scope(Place rule, Metric metric, SeriesChoice series) {
    return new Scope(
        features(rule.at("features")),
        rule.at("class").text().map(CanonicalText::of).orElse(""),
        series,
        rule.at("axis").oneOf(Axis.class).orElse(metric.defaultAxis()),
        CohortText.window(rule.at("window")).orElseThrow(),
        rule.at("min_coverage").number().orElse(null));
  }

  private static Persistence persistence(Place rule) {
    return new Persistence(
        count(rule.at("datapoints").at("breaching"), Defaults.BREACHING),
        count(rule.at("datapoints").at("of"), Defaults.OF),
        rule.at("repeat").duration().orElse(Defaults.REPEAT));
  }

  private static List<String> features(Place features) {
    return features.text().isPresent() ? List.of(Scope.ALL_FEATURES) : features.texts();
  }

  private static int count(Place place, int otherwise) {
    return place.whole().map(Long::intValue).orElse(otherwise);
  }
}
