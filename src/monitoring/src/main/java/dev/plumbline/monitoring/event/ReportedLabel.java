package dev.plumbline.monitoring.event;

/**
 * The truth about a prediction, or its withdrawal.
 *
 * @param labelledAt event time, epoch milliseconds
 * @param labelClass canonical text of the true class, null for regression or a withdrawal
 * @param labelValue the true value, null for classification or a withdrawal
 * @param retracted the prediction's label is withdrawn
 * @param tooLate it came later than the allowed lateness and no longer counts on label time
 * @param generation where it counts when its prediction was made under an earlier generation of the
 *     monitor; null when it takes no prediction of an earlier one
 */
public record ReportedLabel(
    long labelledAt,
    String labelClass,
    Double labelValue,
    boolean retracted,
    boolean tooLate,
    LabelGeneration generation) {

  /** A label that counts in the generation of its prediction. */
  public ReportedLabel(
      long labelledAt, String labelClass, Double labelValue, boolean retracted, boolean tooLate) {
    this(labelledAt, labelClass, labelValue, retracted, tooLate, null);
  }
}
