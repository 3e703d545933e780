package dev.plumbline.monitoring.monitor.file;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Rule.Condition;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.monitor.file.check.CohortText;
import dev.plumbline.monitoring.monitor.file.check.DeclaredSeries;
import dev.plumbline.monitoring.monitor.file.check.Limits;
import dev.plumbline.monitoring.monitor.file.check.Place;
import dev.plumbline.schemas.text.CanonicalText;
import java.util.List;

/** Makes a {@link Rule} of a part of the tree in which no check found a problem. */
final class RuleReader {

  private RuleReader() {}

  static Rule read(Place rule, DeclaredSeries declared) {
    Metric metric = rule.at("metric").text().flatMap(Metric::find).orElseThrow();
    Condition condition = condition(rule);
    Limits limits = Limits.in(rule);
    return new Rule(
        rule.at("name").text().orElseThrow(),
        metric.metricName(),
        features(rule.at("features")),
        rule.at("class").text().map(CanonicalText::of).orElse(""),
        declared.chosenBy(rule, condition),
        rule.at("axis").oneOf(Axis.class).orElse(metric.defaultAxis()),
        CohortText.window(rule.at("window")).orElseThrow(),
        condition,
        limits.low().orElse(null),
        limits.high().orElse(null),
        rule.at("significant").isTrue(),
        rule.at("alpha").number().orElse(Defaults.ALPHA),
        rule.at("recover").at("above").number().orElse(null),
        rule.at("recover").at("below").number().orElse(null),
        count(rule.at("datapoints").at("breaching"), Defaults.BREACHING),
        count(rule.at("datapoints").at("of"), Defaults.OF),
        rule.at("min_count").whole().orElse(minCount(metric)),
        rule.at("min_coverage").number().orElse(null),
        rule.at("repeat").duration().orElse(Defaults.REPEAT),
        rule.at("severity").oneOf(Severity.class).orElse(Defaults.SEVERITY),
        rule.at("runbook_url").text().orElse(null));
  }

  private static Condition condition(Place rule) {
    if (rule.at("above").isGiven()) {
      return Condition.ABOVE;
    }
    if (rule.at("below").isGiven()) {
      return Condition.BELOW;
    }
    return rule.at("outside").isGiven() ? Condition.OUTSIDE : Condition.NO_DATA;
  }

  private static List<String> features(Place features) {
    return features.text().isPresent() ? List.of(Rule.ALL_FEATURES) : features.texts();
  }

  private static int count(Place place, int otherwise) {
    return place.whole().map(Long::intValue).orElse(otherwise);
  }

  /** A count is its own sample size: a minimum would hold back what a rule on it looks for. */
  static long minCount(Metric metric) {
    return metric.isCount() ? 0 : Defaults.MIN_COUNT;
  }
}
