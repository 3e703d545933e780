package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Metric;
import dev.plumbline.monitoring.monitor.Severity;
import java.util.Map;

/**
 * All that a rule remembers about one series and feature: the verdicts on the last 32 windows and,
 * while an alert fires, enough of it to write its end even when the rule is gone. A flat public
 * record, so that Flink keeps it in state without help; opaque to the caller, who only keeps it.
 *
 * <p>While no alert fires, everything from {@code alertId} on is null, 0 or false.
 *
 * @param metric the metric that was judged
 * @param axis the time axis that was judged
 * @param windowSize size of the newest window judged, milliseconds; all have it, except months
 * @param newestWindowEnd end of the newest window judged, epoch milliseconds
 * @param breachBits windows that breach, bit 0 = the newest
 * @param clearBits windows that are clear
 * @param spentBits windows that have already led to a change and do not count again
 * @param firing whether an alert is firing
 * @param alertId its id
 * @param sequence the last sequence number reported
 * @param severity the severity told
 * @param model name of the model
 * @param version version of the model
 * @param segment the segment
 * @param rule name of the rule
 * @param feature the feature, or empty
 * @param condition the rule's condition in words
 * @param threshold the limit that was crossed, null for {@code no_data}
 * @param runbookUrl from the rule, or null
 * @param labels the monitor's alert labels as {@link FlatLabels} writes them
 * @param startedAt end of the window that fired first, epoch milliseconds
 * @param reportedValue the value told last, or null
 * @param reportedAt end of the newest window when an alert was reported last, epoch milliseconds
 */
public record AlertMemory(
    String metric,
    Axis axis,
    long windowSize,
    long newestWindowEnd,
    int breachBits,
    int clearBits,
    int spentBits,
    boolean firing,
    String alertId,
    int sequence,
    Severity severity,
    String model,
    String version,
    String segment,
    String rule,
    String feature,
    String condition,
    Double threshold,
    String runbookUrl,
    String labels,
    long startedAt,
    Double reportedValue,
    long reportedAt) {

  public AlertMemory {
    if (firing && alertId == null) {
      throw new IllegalArgumentException("a firing alert needs an id, got null for rule: " + rule);
    }
  }

  /** A memory without a firing alert. */
  static AlertMemory quiet(String metric, Axis axis, long windowSize, WindowVerdicts verdicts) {
    return new AlertMemory(
        metric,
        axis,
        windowSize,
        verdicts.newestEnd(),
        verdicts.breach(),
        verdicts.clear(),
        verdicts.spent(),
        false,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        null,
        0);
  }

  /** A memory of the firing alert that was just told. */
  static AlertMemory firing(Alert reported, long windowSize, WindowVerdicts verdicts) {
    return new AlertMemory(
        reported.metric(),
        reported.axis(),
        windowSize,
        verdicts.newestEnd(),
        verdicts.breach(),
        verdicts.clear(),
        verdicts.spent(),
        true,
        reported.alertId(),
        reported.sequence(),
        reported.severity(),
        reported.model(),
        reported.version(),
        reported.segment(),
        reported.rule(),
        reported.feature(),
        reported.condition(),
        reported.threshold(),
        reported.runbookUrl(),
        FlatLabels.write(reported.labels()),
        reported.startedAt(),
        reported.value(),
        verdicts.newestEnd());
  }

  /** This memory with other verdicts, and the size of the newest window. */
  AlertMemory with(long newestSize, WindowVerdicts verdicts) {
    return new AlertMemory(
        metric,
        axis,
        newestSize,
        verdicts.newestEnd(),
        verdicts.breach(),
        verdicts.clear(),
        verdicts.spent(),
        firing,
        alertId,
        sequence,
        severity,
        model,
        version,
        segment,
        rule,
        feature,
        condition,
        threshold,
        runbookUrl,
        labels,
        startedAt,
        reportedValue,
        reportedAt);
  }

  /** True when cohorts were judged, and not rolling windows. */
  public boolean isOfCohorts() {
    return Metric.find(metric).filter(known -> known.isOfCohorts(axis)).isPresent();
  }

  /** The verdicts on the last windows. */
  WindowVerdicts verdicts() {
    return new WindowVerdicts(newestWindowEnd, breachBits, clearBits, spentBits);
  }

  /** The labels told with the firing alert, by name. */
  Map<String, String> reportedLabels() {
    return FlatLabels.read(labels);
  }
}
