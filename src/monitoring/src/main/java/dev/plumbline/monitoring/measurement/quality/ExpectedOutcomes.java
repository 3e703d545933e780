package dev.plumbline.monitoring.measurement.quality;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.quality.BinaryMeasures;
import dev.plumbline.statistics.quality.ClassificationCounts;
import dev.plumbline.statistics.quality.ScoreHistogram;

/**
 * What the scores of labelled predictions promised and what came true, of the same predictions, so
 * that the difference of the two means something. With more than two classes being right is what is
 * promised. Mutable, not thread-safe.
 */
final class ExpectedOutcomes implements Accumulator<ExpectedOutcomes> {

  private static final byte VERSION = 1;
  private static final int POSITIVE = 0;
  private static final int REST = 1;

  private final ScoreHistogram scores;
  private final ClassificationCounts realised;

  ExpectedOutcomes() {
    this(new ScoreHistogram(), new ClassificationCounts(1));
  }

  private ExpectedOutcomes(ScoreHistogram scores, ClassificationCounts realised) {
    this.scores = scores;
    this.realised = realised;
  }

  void count(double score, boolean predicted, boolean actual, long times) {
    scores.count(score, predicted, times);
    realised.count(
        actual ? POSITIVE : REST, predicted ? POSITIVE : REST, actual == predicted, times);
  }

  ScoreHistogram scores() {
    return scores;
  }

  /** What came true. */
  BinaryMeasures realised() {
    return BinaryMeasures.of(realised, POSITIVE);
  }

  @Override
  public void add(ExpectedOutcomes other) {
    scores.add(other.scores);
    realised.add(other.realised);
  }

  @Override
  public void takeBack(ExpectedOutcomes other) {
    scores.takeBack(other.scores);
    realised.takeBack(other.realised);
  }

  @Override
  public boolean isZero() {
    return scores.isZero() && realised.isZero();
  }

  @Override
  public byte[] toBytes() {
    return PackedParts.pack(VERSION, scores.toBytes(), realised.toBytes());
  }

  static ExpectedOutcomes fromBytes(byte[] bytes) {
    PackedParts parts = new PackedParts("expected outcomes", VERSION, bytes);
    return new ExpectedOutcomes(
        ScoreHistogram.fromBytes(parts.next()), ClassificationCounts.fromBytes(parts.next()));
  }
}
