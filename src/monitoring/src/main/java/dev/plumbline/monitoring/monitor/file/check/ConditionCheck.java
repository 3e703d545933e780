package dev.plumbline.monitoring.monitor.file.check;

import dev.plumbline.monitoring.monitor.Metric;
import java.util.List;
import java.util.Optional;

/** Checks a rule's thresholds, and that every option it gives has an effect. */
final class ConditionCheck {

  private ConditionCheck() {}

  static void check(Place rule, Optional<Metric> metric) {
    metric.ifPresent(known -> options(rule, known));
    if (rule.at("no_data").isTrue()) {
      String why = "has no effect with no_data";
      List.of("min_count", "recover", "significant")
          .forEach(key -> rule.at(key).refuseKeyIfGiven(why));
    } else {
      Limits limits = Limits.in(rule);
      limits.check(rule);
      recovery(rule.at("recover"), limits);
      metric.ifPresent(known -> reach(rule, known));
    }
  }

  private static void options(Place rule, Metric metric) {
    boolean counts = metric.isCount();
    if (counts) {
      rule.at("min_count").refuseKeyIfGiven("has no effect on a count");
    } else {
      rule.at("no_data").refuseKeyIfGiven("watches a count: use prediction_count");
    }
    Place significant = rule.at("significant");
    if (significant.isTrue() && !metric.canBeSignificant()) {
      significant.refuse("has no effect: %s has no interval".formatted(metric.metricName()));
    }
    if (!significant.isTrue() || !metric.hasTest()) {
      rule.at("alpha").refuseKeyIfGiven("has an effect only for drift with significant: true");
    }
  }

  /** An alert that is taken back while its condition holds would come and go. */
  private static void recovery(Place recover, Limits limits) {
    Place above = recover.at("above");
    Place below = recover.at("below");
    if (limits.low().isEmpty() && limits.isKnown()) {
      above.refuseKeyIfGiven("does not fit a rule with above: write below");
    }
    if (limits.high().isEmpty() && limits.isKnown()) {
      below.refuseKeyIfGiven("does not fit a rule with below: write above");
    }
    if (above.number().isPresent()
        && limits.low().isPresent()
        && above.number().get() < limits.low().get()) {
      above.refuse("is still in breach: at least " + Limits.written(limits.low().get()));
    }
    if (below.number().isPresent()
        && limits.high().isPresent()
        && below.number().get() > limits.high().get()) {
      below.refuse("is still in breach: at most " + Limits.written(limits.high().get()));
    }
    if (above.number().isPresent()
        && below.number().isPresent()
        && above.number().get() > below.number().get()) {
      recover.lacks("can never be: above lies over below");
    }
  }

  /** A limit out of the metric's range makes a rule that is always or never in breach. */
  private static void reach(Place rule, Metric metric) {
    for (Place limit : Limits.places(rule)) {
      limit
          .number()
          .filter(value -> value > metric.largestValue() || value < metric.smallestValue())
          .ifPresent(value -> limit.refuse(range(metric)));
    }
  }

  private static String range(Metric metric) {
    String name = metric.metricName();
    if (metric.smallestValue() == 0 && Double.isInfinite(metric.largestValue())) {
      return "is out of range: %s is never negative".formatted(name);
    }
    return Double.isInfinite(metric.smallestValue())
        ? "is out of range: %s is never above %s"
            .formatted(name, Limits.written(metric.largestValue()))
        : "is out of range: %s lies between %s and %s"
            .formatted(
                name,
                Limits.written(metric.smallestValue()),
                Limits.written(metric.largestValue()));
  }
}
