package dev.plumbline.monitoring.event;

/**
 * A prediction that a monitor watches, with what is counted before the shuffle. It never crosses
 * the network: the operators that count it are chained to ingest.
 *
 * @param model name of the model
 * @param version version of the model, may be empty
 * @param generation see {@link GenerationDefinition#generation()}
 * @param line number of (model, version, generation) among those that this subtask met, from 0 on:
 *     operators chained to ingest find by it what they know of them
 * @param predictedAt event time, epoch milliseconds
 * @param latencyMs how long the model took, milliseconds; NaN when unknown
 * @param segments names of the series it belongs to beside {@code *}, such as {@code channel=web}
 * @param numbers numeric columns by position among the monitor's columns: its features, then its
 *     outputs; meaningful where the state says {@link FeatureState#PRESENT}
 * @param texts categorical columns by the same positions, in canonical text
 * @param states {@link FeatureState} codes by the same positions
 * @param introduction the definition behind it, sent with the first prediction of a (model,
 *     version, revision) that a subtask sees; null otherwise
 */
public record Prediction(
    String model,
    String version,
    int generation,
    int line,
    long predictedAt,
    double latencyMs,
    String[] segments,
    double[] numbers,
    String[] texts,
    byte[] states,
    GenerationDefinition introduction) {

  /** The same, introducing the definition behind it. */
  public Prediction introducing(GenerationDefinition definition) {
    return new Prediction(
        model,
        version,
        generation,
        line,
        predictedAt,
        latencyMs,
        segments,
        numbers,
        texts,
        states,
        definition);
  }
}
