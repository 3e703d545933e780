package dev.plumbline.job.event;

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
 * @param segments names of the series it belongs to beside {@code *}
 * @param versions which version series are kept: a name of {@code Versions}
 * @param task a name of {@code Task}
 * @param positiveClass canonical text of the positive class, null unless the task is binary
 * @param horizonMs how far from the prediction a label counts, milliseconds
 * @param paneMs length of the panes that outcomes are counted in, milliseconds
 */
public record AwaitedPrediction(
    String model,
    String version,
    String predictionId,
    int generation,
    long predictedAt,
    String predictedClass,
    Double predictedValue,
    String[] segments,
    String versions,
    String task,
    String positiveClass,
    long horizonMs,
    long paneMs) {

  /** The key that brings it together with its labels. */
  public String joinKey() {
    return SeriesKeys.key(model, predictionId);
  }
}
