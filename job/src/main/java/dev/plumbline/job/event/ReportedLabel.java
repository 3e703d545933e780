package dev.plumbline.job.event;

/**
 * The truth about a prediction, or its withdrawal.
 *
 * @param labelledAt event time, epoch milliseconds
 * @param labelClass canonical text of the true class, null for regression or a withdrawal
 * @param labelValue the true value, null for classification or a withdrawal
 * @param retracted the prediction's label is withdrawn
 * @param tooLate it came later than the allowed lateness and no longer counts on label time
 */
public record ReportedLabel(
    long labelledAt, String labelClass, Double labelValue, boolean retracted, boolean tooLate) {}
