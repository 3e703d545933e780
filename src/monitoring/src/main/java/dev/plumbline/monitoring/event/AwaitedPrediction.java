package dev.plumbline.monitoring.event;

import java.util.Map;

/**
 * What the join keeps of a prediction until its label comes: only what quality needs, no features.
 *
 * @param group where it counts, and how it is judged
 * @param predictedAt event time, epoch milliseconds
 * @param predictedClass canonical text of the class, null for regression
 * @param predictedValue the value, null for classification
 * @param score probability of the positive class, or with more than two classes that of the class
 *     answered; null when none was published
 * @param probabilities by canonical text of the class, of the most probable classes; null unless
 *     the probability of the true class will be asked for
 */
public record AwaitedPrediction(
    PredictionGroup group,
    long predictedAt,
    String predictedClass,
    Double predictedValue,
    Double score,
    Map<String, Double> probabilities) {

  /** How it is judged. */
  public JudgingTerms terms() {
    return group.terms();
  }
}
