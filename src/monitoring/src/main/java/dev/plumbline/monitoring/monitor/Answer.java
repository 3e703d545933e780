package dev.plumbline.monitoring.monitor;

/**
 * What a model answered, as {@link AnswerRule} reads it.
 *
 * @param predictedClass canonical text of the class; null for regression and without an answer
 * @param predictedValue the value; null for classification and without an answer
 * @param score in [0, 1]; null where no probability was reported
 */
public record Answer(String predictedClass, Double predictedValue, Double score) {

  /** True when there is neither a class nor a value. */
  public boolean isEmpty() {
    return predictedClass == null && predictedValue == null;
  }
}
