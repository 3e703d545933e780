package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;

/**
 * Scores in [0, 1] by predicted class, in 1,000 bins of equal width each: what can be reported
 * about performance before labels come, by {@link EstimatedPerformance}.
 *
 * <p>A binary model has scores of predicted positives and of predicted negatives. The confidences
 * of a multiclass model are all counted as predicted positive, a positive being a right answer.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
public final class ScoreHistogram implements Accumulator<ScoreHistogram> {
  private static final String NAME = "ScoreHistogram";
  private static final int VERSION = 1;

  private final ScoreBins positives;
  private final ScoreBins negatives;

  /** Nothing counted. */
  public ScoreHistogram() {
    this(new ScoreBins(), new ScoreBins());
  }

  private ScoreHistogram(ScoreBins positives, ScoreBins negatives) {
    this.positives = positives;
    this.negatives = negatives;
  }

  /** Whether the score can be counted: it is between 0 and 1. */
  public static boolean accepts(double score) {
    return ScoreBins.accepts(score);
  }

  /**
   * Counts a prediction.
   *
   * @param score probability of the positive class, or confidence
   * @param predictedPositive whether the positive class was predicted; true for a confidence
   * @param times how often, negative to take back
   * @throws IllegalArgumentException when the score is not between 0 and 1
   */
  public void count(double score, boolean predictedPositive, long times) {
    (predictedPositive ? positives : negatives).count(ScoreBins.binOf(score), times);
  }

  /** How many predictions are counted; negative in a partial sum of corrections. */
  public long count() {
    return positives.total() + negatives.total();
  }

  /** Counts of predicted positives by bin of the score; not to be changed. */
  long[] positiveBins() {
    return positives.counts();
  }

  /** Counts of predicted negatives by bin of the score; not to be changed. */
  long[] negativeBins() {
    return negatives.counts();
  }

  /** Whether no count is negative, as in a partial sum of corrections. */
  boolean isWhole() {
    return positives.isWhole() && negatives.isWhole();
  }

  @Override
  public void add(ScoreHistogram other) {
    positives.add(other.positives, 1);
    negatives.add(other.negatives, 1);
  }

  @Override
  public void takeBack(ScoreHistogram other) {
    positives.add(other.positives, -1);
    negatives.add(other.negatives, -1);
  }

  @Override
  public boolean isZero() {
    return positives.isZero() && negatives.isZero();
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION);
    positives.write(writer);
    negatives.write(writer);
    return writer.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such a histogram
   */
  public static ScoreHistogram fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    ScoreHistogram histogram = new ScoreHistogram(ScoreBins.read(reader), ScoreBins.read(reader));
    reader.end();
    return histogram;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoreHistogram that
        && positives.equals(that.positives)
        && negatives.equals(that.negatives);
  }

  @Override
  public int hashCode() {
    return 31 * positives.hashCode() + negatives.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d]".formatted(NAME, count());
  }
}
