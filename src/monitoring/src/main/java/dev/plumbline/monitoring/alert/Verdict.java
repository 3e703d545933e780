package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Rule;

/** What one measurement says about one rule, its neighbours in time left aside. */
enum Verdict {
  /** The rule's condition holds. */
  BREACH,
  /** The rule's clear condition holds. */
  CLEAR,
  /**
   * Neither: too few samples, no value, no interval where one is asked for, or a value between the
   * threshold and the recovery limit.
   */
  HELD;

  /**
   * The verdict of a rule on a measurement. Strict at the threshold (a value equal to it does not
   * breach), inclusive at the recovery limit. With {@code below 0.92, recover above 0.93}: 0.91 is
   * a breach, 0.92 and 0.925 are held, 0.93 is clear.
   */
  static Verdict of(Rule rule, Measurement measurement) {
    if (rule.condition() == Rule.Condition.NO_DATA) {
      return isEmpty(measurement) ? BREACH : CLEAR;
    }
    Double value = measurement.value();
    if (measurement.count() < rule.minCount() || value == null || !Double.isFinite(value)) {
      return HELD;
    }
    if (rule.significant() && !isTested(rule, measurement)) {
      return HELD;
    }
    if (breaches(rule, measurement)) {
      return BREACH;
    }
    return isRecovered(rule, value) ? CLEAR : HELD;
  }

  /** A count of nothing is nothing; for other metrics the samples behind the value decide. */
  static boolean isEmpty(Measurement measurement) {
    String metric = measurement.metric();
    boolean isCount =
        metric.equals("prediction_count")
            || metric.equals("prediction_rate")
            || metric.startsWith("accounting.");
    if (isCount && measurement.value() != null) {
      return measurement.value() == 0;
    }
    return measurement.count() == 0;
  }

  private static boolean isTested(Rule rule, Measurement measurement) {
    if (measurement.qValue() != null) {
      return true;
    }
    return switch (rule.condition()) {
      case ABOVE -> measurement.lower() != null;
      case BELOW -> measurement.upper() != null;
      case OUTSIDE -> measurement.lower() != null && measurement.upper() != null;
      case NO_DATA -> true;
    };
  }

  private static boolean breaches(Rule rule, Measurement measurement) {
    double value = measurement.value();
    if (!rule.significant()) {
      return isBeyond(rule, value, value);
    }
    if (measurement.qValue() != null) {
      return isBeyond(rule, value, value) && measurement.qValue() < rule.alpha();
    }
    double lower = measurement.lower() == null ? Double.NEGATIVE_INFINITY : measurement.lower();
    double upper = measurement.upper() == null ? Double.POSITIVE_INFINITY : measurement.upper();
    return isBeyond(rule, lower, upper);
  }

  private static boolean isBeyond(Rule rule, double lower, double upper) {
    return switch (rule.condition()) {
      case ABOVE -> lower > rule.high();
      case BELOW -> upper < rule.low();
      case OUTSIDE -> upper < rule.low() || lower > rule.high();
      case NO_DATA -> false;
    };
  }

  private static boolean isRecovered(Rule rule, double value) {
    return (rule.recoverLow() == null || value >= rule.recoverLow())
        && (rule.recoverHigh() == null || value <= rule.recoverHigh());
  }
}
