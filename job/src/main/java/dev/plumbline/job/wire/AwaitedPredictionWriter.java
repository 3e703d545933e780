package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.JudgingTerms;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.monitoring.monitor.Answer;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.Arrays;
import java.util.Map;

/**
 * Brings the predictions that one monitor watches into the form in which they cross to the join.
 * The bytes of a group are written once and then copied: of {@value #SLOTS} slots each has the
 * group that fell on it last. Not thread-safe.
 */
public final class AwaitedPredictionWriter {

  private static final int SLOTS = 1 << 10;

  private record Written(PredictionGroup group, byte[] bytes) {

    boolean isOf(String version, String[] segments) {
      return group.version().equals(version) && Arrays.equals(group.segments(), segments);
    }
  }

  private final String model;
  private final int generation;
  private final JudgingTerms terms;
  private final Written[] slots = new Written[SLOTS];

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
    Written written = group(version, segments);
    CompactWriter out = new CompactWriter(JoinRecord.VERSION).block(written.bytes());
    PredictionBytes.writeOwn(
        out,
        new AwaitedPrediction(
            written.group(),
            predictedAt,
            answer.predictedClass(),
            answer.predictedValue(),
            answer.score(),
            probabilities));
    return new JoinRecord(key, out.toBytes());
  }

  private Written group(String version, String[] segments) {
    int slot = (31 * version.hashCode() + Arrays.hashCode(segments)) & SLOTS - 1;
    Written written = slots[slot];
    if (written == null || !written.isOf(version, segments)) {
      PredictionGroup group =
          new PredictionGroup(model, version, generation, segments.clone(), terms);
      written = new Written(group, PredictionGroupBytes.of(group));
      slots[slot] = written;
    }
    return written;
  }
}
