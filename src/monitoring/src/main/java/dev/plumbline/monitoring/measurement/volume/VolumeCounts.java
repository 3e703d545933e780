package dev.plumbline.monitoring.measurement.volume;

import dev.plumbline.monitoring.measurement.quality.LazyCounts;
import dev.plumbline.monitoring.measurement.quality.PackedParts;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.ExactMoments;
import dev.plumbline.statistics.histogram.LatencyHistogram;
import dev.plumbline.statistics.quality.ScoreHistogram;

/**
 * How many predictions there were, how long they took and what they answered: by class, by the
 * index that {@link VolumePlan} gives it, and by score where an estimate is asked for. Mutable, not
 * thread-safe. Bytes: see {@link PackedParts}; parts that hold nothing are empty.
 */
public final class VolumeCounts implements Accumulator<VolumeCounts> {

  private static final byte VERSION = 2;
  private static final String NAME = "volume counts";

  private long predictions;
  private final LatencyHistogram latency;
  private final LazyCounts<ExactMoments> latencyMoments =
      new LazyCounts<>(ExactMoments::new, ExactMoments::fromBytes);
  private final LazyCounts<AnswerTally> answers =
      new LazyCounts<>(AnswerTally::new, AnswerTally::fromBytes);
  private final LazyCounts<ScoreHistogram> scores =
      new LazyCounts<>(ScoreHistogram::new, ScoreHistogram::fromBytes);

  /** Nothing counted. */
  public VolumeCounts() {
    this(0, new LatencyHistogram());
  }

  private VolumeCounts(long predictions, LatencyHistogram latency) {
    this.predictions = predictions;
    this.latency = latency;
  }

  /** Counts one prediction; a latency of NaN is unknown. */
  public void count(double latencyMs) {
    predictions++;
    if (!Double.isNaN(latencyMs)) {
      latency.add(latencyMs);
      if (ExactMoments.accepts(latencyMs)) {
        latencyMoments.counting().count(latencyMs, 1);
      }
    }
  }

  /** Counts the class that a prediction gave. */
  public void countAnswer(int classIndex) {
    answers.counting().count(classIndex);
  }

  /** Counts the score of a prediction; with more than two classes every answer is positive. */
  public void countScore(double score, boolean predictedPositive) {
    scores.counting().count(score, predictedPositive, 1);
  }

  /** How many predictions there were. */
  public long predictions() {
    return predictions;
  }

  /** Latencies in milliseconds, of predictions that have one; not a copy. */
  public LatencyHistogram latency() {
    return latency;
  }

  /** Latencies, for their mean. */
  ExactMoments latencyMoments() {
    return latencyMoments.counted();
  }

  /** How often each class was the answer. */
  public AnswerTally answers() {
    return answers.counted();
  }

  /** Scores by predicted class, where an estimate is asked for. */
  public ScoreHistogram scores() {
    return scores.counted();
  }

  @Override
  public void add(VolumeCounts other) {
    predictions += other.predictions;
    latency.add(other.latency);
    latencyMoments.add(other.latencyMoments);
    answers.add(other.answers);
    scores.add(other.scores);
  }

  @Override
  public void takeBack(VolumeCounts other) {
    predictions -= other.predictions;
    latency.takeBack(other.latency);
    latencyMoments.takeBack(other.latencyMoments);
    answers.takeBack(other.answers);
    scores.takeBack(other.scores);
  }

  @Override
  public boolean isZero() {
    return predictions == 0
        && latency.isZero()
        && latencyMoments.isZero()
        && answers.isZero()
        && scores.isZero();
  }

  @Override
  public byte[] toBytes() {
    return PackedParts.pack(
        VERSION,
        PackedParts.ofLong(predictions),
        latency.toBytes(),
        latencyMoments.toBytes(),
        answers.toBytes(),
        scores.toBytes());
  }

  /**
   * Restores what {@link #toBytes()} gave.
   *
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public static VolumeCounts fromBytes(byte[] bytes) {
    PackedParts parts = new PackedParts(NAME, VERSION, bytes);
    VolumeCounts counts =
        new VolumeCounts(parts.nextLong(), LatencyHistogram.fromBytes(parts.next()));
    counts.latencyMoments.from(parts.next());
    counts.answers.from(parts.next());
    counts.scores.from(parts.next());
    return counts;
  }
}
