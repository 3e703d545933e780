package dev.plumbline.job.decode;

import dev.plumbline.job.wire.JoinKey;
import java.util.Map;

/** What a prediction says of itself, whoever has read it; valid until the next is read. */
public interface PublishedPrediction {

  /** Name of the model, not blank. */
  String model();

  /** What brings it together with its labels. */
  JoinKey joinKey();

  /** Version of the model, may be empty. */
  String version();

  /** Event time, epoch milliseconds, as published. */
  long predictedAt();

  /** Milliseconds, finite and not negative; NaN when unknown. */
  double latencyMs();

  /** As published; null when absent. */
  String predictedClass();

  /** Finite; null when absent. */
  Double predictedValue();

  /** Probability, 0 to 1, by canonical text of the class, in any order. */
  Map<String, Double> probabilities();

  /** Whether one of them was a rounding beside 0 or 1, and is taken as that. */
  boolean hasRoundedProbability();
}
