package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.rule.Observation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the alerts that {@link AlertLifecycle} decides on. The labels stay those of the first
 * alert of a life, so that receivers which know an alert by its labels see it end.
 */
final class AlertWriter {

  private final int monitorRevision;
  private final Map<String, String> labels;

  AlertWriter(Monitor monitor) {
    monitorRevision = monitor.revision();
    // Sorted, so that the alert reads the same in every run of the Java machine.
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(monitor.alertLabels()));
  }

  /** The first alert of a life. */
  Alert fired(Rule rule, Measurement measurement, List<Evidence> evidence) {
    Double limit = limitCrossed(rule, measurement, null);
    String key = keyOf(rule, measurement);
    return alert(
        AlertIdentity.id(key, measurement.windowStart(), measurement.windowEnd()),
        0,
        AlertStatus.FIRING,
        rule.severity(),
        rule,
        measurement,
        limit,
        measurement.windowEnd(),
        null,
        AlertSentences.fired(rule, measurement, limit),
        evidence,
        labels);
  }

  /** The next alert of a life: worse, or more severe. */
  Alert worse(Rule rule, AlertMemory memory, Measurement measurement, List<Evidence> evidence) {
    Double limit = limitCrossed(rule, measurement, memory.threshold());
    boolean isRaised = rule.severity().compareTo(memory.severity()) > 0;
    Severity severity = isRaised ? rule.severity() : memory.severity();
    return alert(
        memory.alertId(),
        memory.sequence() + 1,
        AlertStatus.FIRING,
        severity,
        rule,
        measurement,
        limit,
        memory.startedAt(),
        null,
        AlertSentences.worse(
            rule, measurement, limit, memory.reportedValue(), isRaised ? severity : null),
        evidence,
        memory.reportedLabels());
  }

  /** The last alert of a life. Its severity is the one told, so that it goes where that went. */
  Alert resolved(Rule rule, AlertMemory memory, Measurement measurement, List<Evidence> evidence) {
    Double limit = limitCrossed(rule, measurement, memory.threshold());
    // A revision of a window before the one that fired can resolve; it does not turn time back.
    long resolvedAt = Math.max(measurement.windowEnd(), memory.startedAt());
    return alert(
        memory.alertId(),
        memory.sequence() + 1,
        AlertStatus.RESOLVED,
        memory.severity(),
        rule,
        measurement,
        limit,
        memory.startedAt(),
        resolvedAt,
        AlertSentences.resolved(rule, measurement, limit, resolvedAt - memory.startedAt()),
        evidence,
        memory.reportedLabels());
  }

  /** The last alert of a life whose rule, monitor or series went away: from memory alone. */
  Alert ended(AlertMemory memory, String reason, long at) {
    long resolvedAt = Math.max(at, memory.startedAt());
    return new Alert(
        memory.alertId(),
        memory.sequence() + 1,
        AlertIdentity.key(
            memory.model(), memory.version(), memory.segment(), memory.rule(), memory.feature()),
        AlertStatus.RESOLVED,
        memory.severity(),
        memory.model(),
        memory.version(),
        memory.segment(),
        memory.axis(),
        memory.rule(),
        memory.metric(),
        memory.feature(),
        memory.condition(),
        null,
        null,
        null,
        memory.threshold(),
        null,
        null,
        0,
        memory.newestWindowEnd() - memory.windowSize(),
        memory.newestWindowEnd(),
        memory.startedAt(),
        resolvedAt,
        monitorRevision,
        AlertSentences.ended(memory, reason, resolvedAt - memory.startedAt()),
        List.of(),
        memory.runbookUrl(),
        memory.reportedLabels());
  }

  private Alert alert(
      String alertId,
      int sequence,
      AlertStatus status,
      Severity severity,
      Rule rule,
      Measurement measurement,
      Double threshold,
      long startedAt,
      Long resolvedAt,
      String message,
      List<Evidence> evidence,
      Map<String, String> alertLabels) {
    return new Alert(
        alertId,
        sequence,
        keyOf(rule, measurement),
        status,
        severity,
        measurement.model(),
        measurement.version(),
        measurement.segment(),
        measurement.axis(),
        rule.name(),
        measurement.metric(),
        measurement.feature(),
        AlertSentences.condition(rule, measurement),
        measurement.value(),
        measurement.lower(),
        measurement.upper(),
        threshold,
        null,
        measurement.pValue(),
        measurement.count(),
        measurement.windowStart(),
        measurement.windowEnd(),
        startedAt,
        resolvedAt,
        monitorRevision,
        message,
        List.copyOf(evidence),
        rule.runbookUrl(),
        alertLabels);
  }

  private static Double limitCrossed(Rule rule, Measurement measurement, Double before) {
    return rule.condition().limit(measurement.observation(), Observation.NONE, before);
  }

  private static String keyOf(Rule rule, Measurement measurement) {
    return AlertIdentity.key(
        measurement.model(),
        measurement.version(),
        measurement.segment(),
        rule.name(),
        measurement.feature());
  }
}
