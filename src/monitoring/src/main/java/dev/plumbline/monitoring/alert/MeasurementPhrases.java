package dev.plumbline.monitoring.alert;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.MonthCalendar;
import dev.plumbline.monitoring.rule.Observation;
import dev.plumbline.monitoring.rule.Phrases;

/** How the parts of a sentence about a measurement read in an alert. */
record MeasurementPhrases(Measurement measurement) implements Phrases {

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final double SMALLEST_Q_VALUE_REPORTED = 0.001;

  @Override
  public Observation observed() {
    return measurement.observation();
  }

  @Override
  public String subject() {
    String subject = subject(measurement.metric(), measurement.feature());
    String className = measurement.className();
    return className.isEmpty() ? subject : subject + " of class " + SentenceValues.name(className);
  }

  static String subject(String metric, String feature) {
    return switch (feature) {
      case "" -> SentenceValues.name(metric);
      case "@score" -> SentenceValues.name(metric) + " of the score";
      case "@value" -> SentenceValues.name(metric) + " of the predicted value";
      case "@class" -> SentenceValues.name(metric) + " of the predicted class";
      default -> SentenceValues.name(metric) + " of " + SentenceValues.name(feature);
    };
  }

  @Override
  public String awaited() {
    boolean predictions = measurement.metric().startsWith("prediction_");
    return predictions ? "predictions" : "data for " + subject();
  }

  @Override
  public String count() {
    return SentenceValues.count(measurement.count());
  }

  @Override
  public String number(double value) {
    return SentenceValues.exact(value);
  }

  @Override
  public String limit(double limit) {
    return number(limit) + unit();
  }

  @Override
  public String value(double value, Double limit) {
    return SentenceValues.rounded(value, limit) + unit();
  }

  private String unit() {
    return measurement.metric().startsWith("latency.") ? " ms" : "";
  }

  @Override
  public String certainty(Double limit) {
    StringBuilder certainty = new StringBuilder("(");
    if (measurement.lower() != null && measurement.upper() != null) {
      certainty.append("95 % interval ").append(SentenceValues.rounded(measurement.lower(), limit));
      certainty
          .append(" to ")
          .append(SentenceValues.rounded(measurement.upper(), limit))
          .append(", ");
    }
    if (measurement.qValue() != null) {
      boolean isTiny = measurement.qValue() < SMALLEST_Q_VALUE_REPORTED;
      certainty.append("q-value ").append(isTiny ? "below " : "");
      double reported = isTiny ? SMALLEST_Q_VALUE_REPORTED : measurement.qValue();
      certainty.append(SentenceValues.rounded(reported)).append(", ");
    }
    certainty.append(count());
    boolean areLabels = measurement.axis() == Axis.LABEL_TIME || measurement.coverage() != null;
    certainty.append(areLabels ? " label" : " prediction");
    return certainty.append(measurement.count() == 1 ? ")" : "s)").toString();
  }

  @Override
  public String window() {
    long size = measurement.windowEnd() - measurement.windowStart();
    String name = SentenceValues.duration(size);
    if (size == HOUR) {
      name = "hour";
    } else if (size == DAY) {
      name = "day";
    }
    String end =
        MonthCalendar.isLengthOfMonth(size)
            ? SentenceValues.dayAndTime(measurement.windowEnd())
            : SentenceValues.timeOfDay(measurement.windowEnd());
    return "in the " + name + " to " + end;
  }
}
