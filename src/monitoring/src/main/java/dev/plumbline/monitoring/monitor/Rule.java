package dev.plumbline.monitoring.monitor;

import dev.plumbline.monitoring.rule.Condition;
import dev.plumbline.monitoring.rule.Persistence;

/**
 * When to raise an alert about one metric, and when to take it back.
 *
 * @param name unique in the monitor
 * @param metric name of the metric, as in the measurement
 * @param scope what it judges of the metric
 * @param condition what makes a measurement a breach
 * @param persistence how long a breach must last to be reported
 * @param severity how bad it is
 * @param runbookUrl where the person on call reads on, or null
 */
public record Rule(
    String name,
    String metric,
    Scope scope,
    Condition condition,
    Persistence persistence,
    Severity severity,
    String runbookUrl) {

  /** True when it judges cohorts: each once, when enough of its labels have come. */
  public boolean isOfCohorts() {
    return Metric.find(metric).filter(known -> known.isOfCohorts(scope.axis())).isPresent();
  }

  /** True when it judges calendar months. */
  public boolean isOfMonths() {
    return isOfCohorts() && scope.window().equals(MonthCalendar.NOMINAL);
  }

  /** Whether windows of this length, milliseconds, are of the size that it judges. */
  public boolean isOfSize(long ms) {
    return isOfMonths() ? MonthCalendar.isLengthOfMonth(ms) : scope.window().toMillis() == ms;
  }
}
