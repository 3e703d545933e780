package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.rule.Persistence;
import java.util.Locale;

/**
 * What an alert says to a person: one sentence, with the numbers that decided. What it says of the
 * condition, the condition itself knows. Names from data are cleaned first, so a sentence is always
 * one line.
 *
 * <p>For example {@code card-fraud: accuracy fell to 0.874 (95 % interval 0.861 to 0.886, 2,143
 * labels) in the hour to 12:05 UTC; the limit is 0.92.}
 */
final class AlertSentences {

  private AlertSentences() {}

  /** The rule's condition: {@code accuracy over 1h below 0.92 (95 % interval), 2 of 3 windows}. */
  static String condition(Rule rule, Measurement measurement) {
    MeasurementPhrases phrases = new MeasurementPhrases(measurement);
    Persistence persistence = rule.persistence();
    String windows =
        persistence.of() == 1
            ? ""
            : ", " + persistence.breaching() + " of " + persistence.of() + " windows";
    String size =
        rule.isOfMonths() ? "a month" : SentenceValues.size(rule.scope().window().toMillis());
    return phrases.subject() + " over " + size + rule.condition().inWords(phrases) + windows;
  }

  /** An alert was raised. */
  static String fired(Rule rule, Measurement measurement, Double limit) {
    MeasurementPhrases phrases = new MeasurementPhrases(measurement);
    return series(measurement) + ": " + rule.condition().fired(phrases, limit) + ".";
  }

  /** The value of a firing alert got worse, or its rule more severe. */
  static String worse(
      Rule rule, Measurement measurement, Double limit, Double before, Severity raisedTo) {
    boolean isRaised = raisedTo != null;
    String severity = isRaised ? "; now " + raisedTo.name().toLowerCase(Locale.ROOT) : "";
    MeasurementPhrases phrases = new MeasurementPhrases(measurement);
    String news = rule.condition().worse(phrases, limit, isRaised ? null : before);
    return series(measurement) + ": " + news + severity + ".";
  }

  /** An alert resolved, {@code lasted} milliseconds after it fired. */
  static String resolved(Rule rule, Measurement measurement, Double limit, long lasted) {
    MeasurementPhrases phrases = new MeasurementPhrases(measurement);
    String news = rule.condition().resolved(phrases, limit);
    return series(measurement) + ": " + news + ", after " + SentenceValues.duration(lasted) + ".";
  }

  /** An alert ended because what it was about went away. */
  static String ended(AlertMemory memory, String reason, long lasted) {
    return series(memory.model(), memory.version(), memory.segment())
        + ": the alert about "
        + MeasurementPhrases.subject(memory.metric(), memory.feature())
        + " ended after "
        + SentenceValues.duration(lasted)
        + ": "
        + SentenceValues.name(reason)
        + ".";
  }

  private static String series(Measurement measurement) {
    return series(measurement.model(), measurement.version(), measurement.segment());
  }

  private static String series(String model, String version, String segment) {
    String name = SentenceValues.name(model);
    if (!version.isEmpty() && !version.equals("*")) {
      name += " version " + SentenceValues.name(version);
    }
    return segment.equals("*") ? name : name + " (" + SentenceValues.name(segment) + ")";
  }
}
