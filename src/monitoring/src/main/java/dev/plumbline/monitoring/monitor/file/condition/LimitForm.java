package dev.plumbline.monitoring.monitor.file.condition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.file.text.Place;
import dev.plumbline.monitoring.rule.Band;
import java.math.BigDecimal;
import java.util.Optional;

/** What conditions with fixed limits have in common: limits in reach, and {@code recover}. */
final class LimitForm {

  static final String RECOVER = "recover";
  private static final String ABOVE = "above";
  private static final String BELOW = "below";

  private LimitForm() {}

  /** A limit out of the metric's range makes a rule that is always or never in breach. */
  static void checkReach(Place limit, Optional<Metric> metric) {
    metric.ifPresent(
        known ->
            limit
                .number()
                .filter(value -> value > known.largestValue() || value < known.smallestValue())
                .ifPresent(value -> limit.refuse(range(known))));
  }

  /**
   * An alert that is taken back while its condition holds would come and go.
   *
   * @param low the least value that does not breach, or minus infinity
   * @param high the largest value that does not breach, or infinity
   */
  static void checkRecovery(Place rule, double low, double high, Optional<Metric> metric) {
    Place recover = rule.at(RECOVER);
    Place above = recover.at(ABOVE);
    Place below = recover.at(BELOW);
    if (low == Band.ANY.low()) {
      above.refuseKeyIfGiven("does not fit a rule with above: write below");
    }
    if (high == Band.ANY.high()) {
      below.refuseKeyIfGiven("does not fit a rule with below: write above");
    }
    above
        .number()
        .filter(value -> value < low)
        .ifPresent(value -> above.refuse(inBreach("at least", low)));
    below
        .number()
        .filter(value -> value > high)
        .ifPresent(value -> below.refuse(inBreach("at most", high)));
    if (above.number().isPresent()
        && below.number().isPresent()
        && above.number().get() > below.number().get()) {
      recover.lacks("can never be: above lies over below");
    }
    checkReach(above, metric);
    checkReach(below, metric);
  }

  static Band readRecovery(Place rule) {
    Place recover = rule.at(RECOVER);
    return new Band(
        recover.at(ABOVE).number().orElse(Band.ANY.low()),
        recover.at(BELOW).number().orElse(Band.ANY.high()));
  }

  static void writeRecovery(Band recovered, ObjectNode rule) {
    if (recovered.equals(Band.ANY)) {
      return;
    }
    ObjectNode recover = rule.putObject(RECOVER);
    if (recovered.hasLow()) {
      recover.put(ABOVE, recovered.low());
    }
    if (recovered.hasHigh()) {
      recover.put(BELOW, recovered.high());
    }
  }

  private static String inBreach(String bound, double limit) {
    return "is still in breach: " + bound + " " + written(limit);
  }

  private static String range(Metric metric) {
    String name = metric.metricName();
    if (metric.smallestValue() == 0 && Double.isInfinite(metric.largestValue())) {
      return "is out of range: %s is never negative".formatted(name);
    }
    return Double.isInfinite(metric.smallestValue())
        ? "is out of range: %s is never above %s".formatted(name, written(metric.largestValue()))
        : "is out of range: %s lies between %s and %s"
            .formatted(name, written(metric.smallestValue()), written(metric.largestValue()));
  }

  private static String written(double limit) {
    return new BigDecimal(Double.toString(limit)).stripTrailingZeros().toPlainString();
  }
}
