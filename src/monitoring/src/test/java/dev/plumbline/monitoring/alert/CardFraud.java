package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Answers;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.CohortSpan;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.FeatureKind;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Reference;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.RuleDraft;
import dev.plumbline.monitoring.monitor.Task;
import dev.plumbline.monitoring.monitor.Versions;
import dev.plumbline.monitoring.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The monitor that the tests of this package judge by: windows of 1 h every 5 min. */
final class CardFraud {

  static final long STEP = Duration.ofMinutes(5).toMillis();
  static final long SIZE = Duration.ofHours(1).toMillis();
  static final long NOON = Instant.parse("2026-12-01T12:00:00Z").toEpochMilli();

  private CardFraud() {}

  static Monitor monitor(Rule... rules) {
    return monitor(1, Map.of("team", "risk"), rules);
  }

  static Monitor monitor(int revision, Map<String, String> labels, Rule... rules) {
    return new Monitor(
        "card-fraud",
        revision,
        Instant.EPOCH,
        Instant.EPOCH,
        false,
        Task.BINARY,
        "fraud",
        0.5,
        Answers.PLAIN,
        Versions.EACH,
        List.of(
            new Feature("amount", FeatureKind.NUMERIC, null, null),
            new Feature("country", FeatureKind.CATEGORICAL, null, null)),
        Map.of(),
        List.of(),
        Duration.ofDays(7),
        List.of(
            new WindowSpec(Duration.ofMinutes(5), Duration.ofMinutes(1)),
            new WindowSpec(Duration.ofHours(1), Duration.ofMinutes(5))),
        List.of(CohortSpan.of(Duration.ofDays(1))),
        Set.of(),
        Reference.NONE,
        List.of(rules),
        labels);
  }

  /** accuracy over 1 h on label time, below 0.92, 1 of 1 windows, at least 100 samples. */
  static RuleDraft accuracy() {
    return new RuleDraft();
  }

  /** End of the window with this number: number 1 ends at 12:05 UTC. */
  static long end(int window) {
    return NOON + window * STEP;
  }

  static Measurement accuracyOf(int window, int revision, Double value, long count) {
    return measurement("accuracy", "", Axis.LABEL_TIME, window, revision, value, count);
  }

  static Measurement measurement(
      String metric,
      String feature,
      Axis axis,
      int window,
      int revision,
      Double value,
      long count) {
    return new Measurement(
        "card-fraud",
        "*",
        "*",
        metric,
        feature,
        "",
        axis,
        end(window) - SIZE,
        end(window),
        value,
        value == null ? "no samples" : null,
        null,
        null,
        null,
        count,
        null,
        null,
        null,
        null,
        revision,
        false,
        ClosedBy.WATERMARK,
        1,
        "",
        null);
  }

  /** The same measurement with what says how sure it is. */
  static Measurement sure(Measurement plain, Double lower, Double upper, Double qValue) {
    return of(plain, plain.version(), plain.segment(), plain.className(), lower, upper, qValue);
  }

  /** The same measurement about another series or class. */
  static Measurement about(Measurement plain, String version, String segment, String className) {
    return of(plain, version, segment, className, plain.lower(), plain.upper(), plain.qValue());
  }

  private static Measurement of(
      Measurement plain,
      String version,
      String segment,
      String className,
      Double lower,
      Double upper,
      Double qValue) {
    return new Measurement(
        plain.model(),
        version,
        segment,
        plain.metric(),
        plain.feature(),
        className,
        plain.axis(),
        plain.windowStart(),
        plain.windowEnd(),
        plain.value(),
        plain.undefinedReason(),
        lower,
        upper,
        plain.errorBound(),
        plain.count(),
        plain.referenceCount(),
        plain.coverage(),
        qValue == null ? null : qValue / 2,
        qValue,
        plain.revision(),
        plain.isFinal(),
        plain.closedBy(),
        plain.monitorRevision(),
        plain.profile(),
        plain.test());
  }
}
