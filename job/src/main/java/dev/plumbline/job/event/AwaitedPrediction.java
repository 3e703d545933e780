package dev.plumbline.job.event;

import java.util.Map;
import org.apache.flink.api.java.tuple.Tuple2;

/**
 * What the join keeps of a prediction until its label comes: only what quality needs, no features.
 *
 * @param model name of the model
 * @param version version of the model, may be empty
 * @param predictionId unique per model
 * @param generation see {@link Definition#generation()}
 * @param predictedAt event time, epoch milliseconds
 * @param predictedClass canonical text of the class, null for regression
 * @param predictedValue the value, null for classification
 * @param score probability of the positive class, or with more than two classes that of the class
 *     answered; null when none was published
 * @param probabilities by canonical text of the class, of the most probable classes; null unless
 *     the probability of the true class will be asked for
 * @param segments names of the series it belongs to beside {@code *}
 * @param terms how it is judged
 */
public record AwaitedPrediction(
    String model,
    String version,
    String predictionId,
    int generation,
    long predictedAt,
    String predictedClass,
    Double predictedValue,
    Double score,
    Map<String, Double> probabilities,
    String[] segments,
    JudgingTerms terms) {

  /** The key that brings it together with its labels. */
  public Tuple2<Long, Long> joinKey() {
    return JoinKey.of(model, predictionId);
  }
}
