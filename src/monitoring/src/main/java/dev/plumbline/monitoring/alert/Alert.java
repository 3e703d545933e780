package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Severity;
import java.util.List;
import java.util.Map;

/**
 * One event in the life of an alert: it fired, got worse, or resolved. A flat public record, so
 * that Flink serialises it without help; the Avro record {@code Alert} has the same fields. A
 * replay produces equal ones.
 *
 * @param alertId name-based UUID of series, rule, feature and the window that fired first
 * @param sequence 0 fired, 1.. updates, the last resolved
 * @param alertKey model/version/segment/rule/feature: the same over many lives
 * @param status firing or resolved
 * @param severity how bad it is
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param axis the clock of the window
 * @param rule name of the rule
 * @param metric name of the metric
 * @param feature the feature it is about, or empty
 * @param condition the rule's condition in words
 * @param value the measurement that decided, null where undefined
 * @param lower lower end of its 95 % interval, null where none
 * @param upper upper end of its 95 % interval, null where none
 * @param threshold the limit that was crossed, null for {@code no_data}
 * @param referenceValue what the reference had, null where there is none
 * @param pValue p-value of the drift test, null where there is none
 * @param count samples behind the measurement
 * @param windowStart first instant of the window that decided, epoch milliseconds
 * @param windowEnd first instant after it, epoch milliseconds
 * @param startedAt end of the window that fired first, epoch milliseconds
 * @param resolvedAt end of the window that resolved it, epoch milliseconds; null while firing
 * @param monitorRevision revision of the monitor that judged
 * @param message one sentence for a human
 * @param evidence what moved most
 * @param runbookUrl from the rule, null where none
 * @param labels from the monitor: team, …
 */
public record Alert(
    String alertId,
    int sequence,
    String alertKey,
    AlertStatus status,
    Severity severity,
    String model,
    String version,
    String segment,
    Axis axis,
    String rule,
    String metric,
    String feature,
    String condition,
    Double value,
    Double lower,
    Double upper,
    Double threshold,
    Double referenceValue,
    Double pValue,
    long count,
    long windowStart,
    long windowEnd,
    long startedAt,
    Long resolvedAt,
    int monitorRevision,
    String message,
    List<Evidence> evidence,
    String runbookUrl,
    Map<String, String> labels) {}
