package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Defaults;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Proof;

/** {@code min_count}, {@code significant} and {@code alpha}, which several conditions have. */
final class ProofForm {

  static final String MIN_COUNT = "min_count";
  static final String SIGNIFICANT = "significant";
  private static final String ALPHA = "alpha";

  private ProofForm() {}

  /** Reports what has no effect for a metric, whatever the condition. */
  static void check(Place rule, Metric metric) {
    if (metric.isCount()) {
      rule.at(MIN_COUNT).refuseKeyIfGiven("has no effect on a count");
    }
    Place significant = rule.at(SIGNIFICANT);
    if (significant.isTrue() && !metric.canBeSignificant()) {
      significant.refuse("has no effect: %s has no interval".formatted(metric.metricName()));
    }
    if (!significant.isTrue() || !metric.hasTest()) {
      rule.at(ALPHA).refuseKeyIfGiven("has an effect only for drift with significant: true");
    }
  }

  /** A count is its own sample size: a minimum would hold back what a rule on it looks for. */
  static Proof read(Place rule, Metric metric) {
    return new Proof(
        rule.at(MIN_COUNT).whole().orElse(metric.isCount() ? 0 : Defaults.MIN_COUNT),
        rule.at(SIGNIFICANT).isTrue(),
        rule.at(ALPHA).number().orElse(Defaults.ALPHA));
  }

  static void write(Proof proof, Metric metric, ObjectNode rule) {
    if (proof.significant()) {
      rule.put(SIGNIFICANT, true);
    }
    if (proof.significant() && metric.hasTest()) {
      rule.put(ALPHA, proof.alpha());
    }
  }
}
