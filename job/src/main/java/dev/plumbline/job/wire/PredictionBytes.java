package dev.plumbline.job.wire;

import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.PredictionGroup;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * A prediction in few bytes, the same on its way to the join and at rest in it: its group as a
 * block, then what is its own, some 18 bytes with a class and a score. Of a group that is empty
 * there is no prediction.
 */
public final class PredictionBytes {

  private static final int FLAGS = 127;
  private static final int CLASS = 1;
  private static final int POSITIVE = 2;
  private static final int VALUE = 4;
  private static final int SCORE = 8;
  private static final int PROBABILITIES = 16;

  private PredictionBytes() {}

  /** Writes a prediction behind the version of {@link JoinRecord#VERSION}; null for none. */
  public static void write(CompactWriter out, AwaitedPrediction prediction) {
    if (prediction == null) {
      out.unsigned(0);
      return;
    }
    out.block(PredictionGroupBytes.of(prediction.group()));
    writeOwn(out, prediction);
  }

  static void writeOwn(CompactWriter out, AwaitedPrediction prediction) {
    String answered = prediction.predictedClass();
    boolean positive = answered != null && answered.equals(prediction.terms().positiveClass());
    boolean named = answered != null && !positive;
    out.unsigned(
        (named ? CLASS : 0)
            | (positive ? POSITIVE : 0)
            | (prediction.predictedValue() != null ? VALUE : 0)
            | (prediction.score() != null ? SCORE : 0)
            | (prediction.probabilities() != null ? PROBABILITIES : 0));
    out.signed(prediction.predictedAt());
    if (named) {
      out.text(answered);
    }
    if (prediction.predictedValue() != null) {
      out.exact(prediction.predictedValue());
    }
    if (prediction.score() != null) {
      out.exact(prediction.score());
    }
    if (prediction.probabilities() != null) {
      out.unsigned(prediction.probabilities().size());
      prediction.probabilities().forEach((name, probability) -> out.text(name).exact(probability));
    }
  }

  /**
   * Reads what was written; null when it was none.
   *
   * @param bytes what {@code in} reads
   */
  public static AwaitedPrediction read(CompactReader in, byte[] bytes, PredictionGroups groups) {
    PredictionGroup group = readGroup(in, bytes, groups);
    return group == null ? null : readOwn(in, group);
  }

  static PredictionGroup readGroup(CompactReader in, byte[] bytes, PredictionGroups groups) {
    int length = in.skipBlock();
    return length == 0 ? null : groups.of(bytes, in.position() - length, in.position());
  }

  private static AwaitedPrediction readOwn(CompactReader in, PredictionGroup group) {
    int flags = in.sizeUpTo(FLAGS);
    long predictedAt = in.signed();
    String answered =
        (flags & CLASS) != 0
            ? in.text()
            : (flags & POSITIVE) != 0 ? group.terms().positiveClass() : null;
    return new AwaitedPrediction(
        group,
        predictedAt,
        answered,
        (flags & VALUE) != 0 ? in.exact() : null,
        (flags & SCORE) != 0 ? in.exact() : null,
        (flags & PROBABILITIES) != 0 ? readProbabilities(in) : null);
  }

  private static Map<String, Double> readProbabilities(CompactReader in) {
    Map<String, Double> probabilities = new HashMap<>();
    for (long left = in.unsigned(); left > 0; left--) {
      probabilities.put(in.text(), in.exact());
    }
    return probabilities;
  }
}
