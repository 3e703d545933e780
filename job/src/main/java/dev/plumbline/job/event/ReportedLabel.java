package dev.plumbline.job.event;

import org.apache.flink.api.java.tuple.Tuple2;

/**
 * The truth about a prediction, or its withdrawal.
 *
 * @param model name of the model
 * @param predictionId the prediction it is about
 * @param labelledAt event time, epoch milliseconds
 * @param labelClass canonical text of the true class, null for regression or a withdrawal
 * @param labelValue the true value, null for classification or a withdrawal
 * @param retracted the prediction's label is withdrawn
 * @param tooLate it came later than the allowed lateness and no longer counts on label time
 */
public record ReportedLabel(
    String model,
    String predictionId,
    long labelledAt,
    String labelClass,
    Double labelValue,
    boolean retracted,
    boolean tooLate) {

  /** The key that brings it together with its prediction. */
  public Tuple2<Long, Long> joinKey() {
    return JoinKey.of(model, predictionId);
  }
}
