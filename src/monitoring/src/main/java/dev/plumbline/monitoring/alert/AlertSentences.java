package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.Severity;
import java.util.Locale;

/**
 * What an alert says to a person: one sentence, with the numbers that decided. Names from data are
 * cleaned first, so a sentence is always one line.
 *
 * <p>For example {@code card-fraud: accuracy fell to 0.874 (95 % interval 0.861 to 0.886, 2,143
 * labels) in the hour to 12:05 UTC; the limit is 0.92.}
 */
final class AlertSentences {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final double SMALLEST_Q_VALUE_TOLD = 0.001;

  private AlertSentences() {}

  /** The rule's condition: {@code accuracy over 1h below 0.92 (95 % interval), 2 of 3 windows}. */
  static String condition(Rule rule, Measurement measurement) {
    String metric = measurement.metric();
    String limit =
        switch (rule.condition()) {
          case ABOVE -> " above " + limit(metric, rule.high());
          case BELOW -> " below " + limit(metric, rule.low());
          case OUTSIDE ->
              " outside " + Wording.exact(rule.low()) + " to " + limit(metric, rule.high());
          case NO_DATA -> ": no data";
        };
    String test = "";
    if (rule.significant()) {
      test =
          measurement.qValue() == null
              ? " (95 % interval)"
              : " (q-value below " + Wording.exact(rule.alpha()) + ")";
    }
    String windows =
        rule.of() == 1 ? "" : ", " + rule.breaching() + " of " + rule.of() + " windows";
    String size = rule.isOfMonths() ? "a month" : Wording.size(rule.window().toMillis());
    return subject(measurement) + " over " + size + limit + test + windows;
  }

  /** An alert was raised. */
  static String fired(Rule rule, Measurement measurement, Double limit) {
    if (rule.condition() == Rule.Condition.NO_DATA) {
      return series(measurement) + ": no " + awaited(measurement) + window(measurement) + ".";
    }
    String verb = isBelow(measurement, limit) ? " fell to " : " rose to ";
    return statement(measurement, verb, limit) + limitIs(measurement, limit) + ".";
  }

  /** The value of a firing alert got worse, or its rule more severe. */
  static String worse(
      Rule rule, Measurement measurement, Double limit, Double before, Severity raisedTo) {
    String severity = "";
    if (raisedTo != null) {
      severity = "; now " + raisedTo.name().toLowerCase(Locale.ROOT);
    }
    if (rule.condition() == Rule.Condition.NO_DATA) {
      String stillNo = ": still no ";
      return series(measurement)
          + stillNo
          + awaited(measurement)
          + window(measurement)
          + severity
          + ".";
    }
    String verb = " is at ";
    String from = "";
    if (raisedTo == null && before != null) {
      verb = isBelow(measurement, limit) ? " fell further to " : " rose further to ";
      from = ", from " + Wording.rounded(before, limit) + unit(measurement.metric());
    }
    return statement(measurement, verb, limit)
        + from
        + limitIs(measurement, limit)
        + severity
        + ".";
  }

  /** An alert resolved, {@code lasted} milliseconds after it fired. */
  static String resolved(Rule rule, Measurement measurement, Double limit, long lasted) {
    String after = ", after " + Wording.duration(lasted) + ".";
    if (rule.condition() == Rule.Condition.NO_DATA) {
      String back = awaited(measurement) + " are back (";
      String count = Wording.count(measurement.count());
      return series(measurement) + ": " + back + count + ")" + window(measurement) + after;
    }
    String verb =
        isBeyond(rule, measurement.value()) ? " is no longer significant at " : " is back at ";
    return statement(measurement, verb, limit) + after;
  }

  /** What resolves beyond the limit does so because it may be chance by now. */
  private static boolean isBeyond(Rule rule, double value) {
    return rule.significant()
        && (rule.high() != null && value > rule.high() || rule.low() != null && value < rule.low());
  }

  /** An alert ended because what it was about went away. */
  static String ended(AlertMemory memory, String reason, long lasted) {
    return series(memory.model(), memory.version(), memory.segment())
        + ": the alert about "
        + subject(memory.metric(), memory.feature())
        + " ended after "
        + Wording.duration(lasted)
        + ": "
        + Wording.name(reason)
        + ".";
  }

  private static String statement(Measurement measurement, String verb, Double limit) {
    return series(measurement)
        + ": "
        + subject(measurement)
        + verb
        + Wording.rounded(measurement.value(), limit)
        + unit(measurement.metric())
        + certainty(measurement, limit)
        + window(measurement);
  }

  private static String certainty(Measurement measurement, Double limit) {
    StringBuilder certainty = new StringBuilder(" (");
    if (measurement.lower() != null && measurement.upper() != null) {
      certainty.append("95 % interval ").append(Wording.rounded(measurement.lower(), limit));
      certainty.append(" to ").append(Wording.rounded(measurement.upper(), limit)).append(", ");
    }
    if (measurement.qValue() != null) {
      boolean isTiny = measurement.qValue() < SMALLEST_Q_VALUE_TOLD;
      certainty.append("q-value ").append(isTiny ? "below " : "");
      double told = isTiny ? SMALLEST_Q_VALUE_TOLD : measurement.qValue();
      certainty.append(Wording.rounded(told)).append(", ");
    }
    certainty.append(Wording.count(measurement.count()));
    boolean areLabels = measurement.axis() == Axis.LABEL_TIME || measurement.coverage() != null;
    certainty.append(areLabels ? " label" : " prediction");
    return certainty.append(measurement.count() == 1 ? ")" : "s)").toString();
  }

  private static String window(Measurement measurement) {
    long size = measurement.windowEnd() - measurement.windowStart();
    String name = Wording.duration(size);
    if (size == HOUR) {
      name = "hour";
    } else if (size == DAY) {
      name = "day";
    }
    String end =
        MonthCalendar.isLengthOfMonth(size)
            ? Wording.dayAndTime(measurement.windowEnd())
            : Wording.timeOfDay(measurement.windowEnd());
    return " in the " + name + " to " + end;
  }

  private static String series(Measurement measurement) {
    return series(measurement.model(), measurement.version(), measurement.segment());
  }

  private static String series(String model, String version, String segment) {
    String name = Wording.name(model);
    if (!version.isEmpty() && !version.equals("*")) {
      name += " version " + Wording.name(version);
    }
    return segment.equals("*") ? name : name + " (" + Wording.name(segment) + ")";
  }

  private static String subject(Measurement measurement) {
    String subject = subject(measurement.metric(), measurement.feature());
    String className = measurement.className();
    return className.isEmpty() ? subject : subject + " of class " + Wording.name(className);
  }

  private static String subject(String metric, String feature) {
    return switch (feature) {
      case "" -> Wording.name(metric);
      case "@score" -> Wording.name(metric) + " of the score";
      case "@value" -> Wording.name(metric) + " of the predicted value";
      case "@class" -> Wording.name(metric) + " of the predicted class";
      default -> Wording.name(metric) + " of " + Wording.name(feature);
    };
  }

  private static String awaited(Measurement measurement) {
    boolean predictions = measurement.metric().startsWith("prediction_");
    return predictions ? "predictions" : "data for " + subject(measurement);
  }

  private static boolean isBelow(Measurement measurement, Double limit) {
    return limit != null && measurement.value() < limit;
  }

  private static String limitIs(Measurement measurement, Double limit) {
    return limit == null ? "" : "; the limit is " + limit(measurement.metric(), limit);
  }

  private static String limit(String metric, double limit) {
    return Wording.exact(limit) + unit(metric);
  }

  private static String unit(String metric) {
    return metric.startsWith("latency.") ? " ms" : "";
  }
}
