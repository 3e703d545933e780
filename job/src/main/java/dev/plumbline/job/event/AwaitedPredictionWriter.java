package dev.plumbline.job.event;

import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.statistics.CompactWriter;
import java.util.Map;

/**
 * Brings the predictions that one monitor watches into the form in which they cross to the join.
 */
public final class AwaitedPredictionWriter {

  private final String model;
  private final int generation;
  private final JudgingTerms terms;

  /** For predictions of a model that are judged by these terms. */
  public AwaitedPredictionWriter(String model, int generation, JudgingTerms terms) {
    this.model = model;
    this.generation = generation;
    this.terms = terms;
  }

  /**
   * A prediction as it crosses to the join.
   *
   * @param segments only read during this call
   * @param answer not empty
   * @param probabilities see {@link AwaitedPrediction#probabilities()}
   */
  public JoinRecord record(
      JoinKey key,
      String version,
      String[] segments,
      long predictedAt,
      Answer answer,
      Map<String, Double> probabilities) {
    CompactWriter out = new CompactWriter(JoinRecord.VERSION);
    PredictionBytes.write(
        out,
        new AwaitedPrediction(
            new PredictionGroup(model, version, generation, segments, terms),
            predictedAt,
            answer.predictedClass(),
            answer.predictedValue(),
            answer.score(),
            probabilities));
    return new JoinRecord(key, out.toBytes());
  }
}
