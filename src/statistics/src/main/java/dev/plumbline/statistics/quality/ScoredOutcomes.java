package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.exact.Accumulator;
import dev.plumbline.statistics.exact.CompactReader;
import dev.plumbline.statistics.exact.CompactWriter;
import dev.plumbline.statistics.exact.ExactMoments;
import java.util.List;
import java.util.Optional;

/**
 * How good scores in [0, 1] were, once the truth is known: how they rank (ROC AUC, average
 * precision), how far they are off (log loss, Brier score) and whether they mean what they say
 * (expected calibration error, reliability curve).
 *
 * <p>Scores of positives and of negatives are counted in 1,000 bins of equal width, so the two
 * ranking measures carry an error bound; the others are exact. For a binary model an outcome is
 * positive when the class is; for the confidence of a multiclass model, when the answer was right.
 *
 * <p>For instance 0.1 and 0.4 for negatives, 0.35 and 0.8 for positives: area 0.75, average
 * precision 0.8333, Brier score 0.1581.
 *
 * <p>A take-back is a count of −1. Mutable, not thread-safe.
 */
public final class ScoredOutcomes implements Accumulator<ScoredOutcomes> {
  private static final String NAME = "ScoredOutcomes";
  private static final int VERSION = 1;

  private final ScoreBins positives;
  private final ScoreBins negatives;
  private final ReliabilityCounts reliability;
  private final ExactMoments logLoss;
  private final ExactMoments brier;

  /** Nothing counted. */
  public ScoredOutcomes() {
    this(ReliabilityCounts.BINS);
  }

  /** With another number of bins of the reliability curve. */
  ScoredOutcomes(int reliabilityBins) {
    this(
        new ScoreBins(),
        new ScoreBins(),
        new ReliabilityCounts(reliabilityBins),
        new ExactMoments(),
        new ExactMoments());
  }

  private ScoredOutcomes(
      ScoreBins positives,
      ScoreBins negatives,
      ReliabilityCounts reliability,
      ExactMoments logLoss,
      ExactMoments brier) {
    this.positives = positives;
    this.negatives = negatives;
    this.reliability = reliability;
    this.logLoss = logLoss;
    this.brier = brier;
  }

  /** Whether the score can be counted: it is between 0 and 1. */
  public static boolean accepts(double score) {
    return ScoreBins.accepts(score);
  }

  /**
   * Counts an outcome.
   *
   * @param score probability of the positive class
   * @param times how often, negative to take back
   * @throws IllegalArgumentException when the score is not between 0 and 1
   */
  public void count(double score, boolean actualPositive, long times) {
    int bin = ScoreBins.binOf(score);
    double truth = actualPositive ? score : 1 - score;
    (actualPositive ? positives : negatives).count(bin, times);
    reliability.count(score, actualPositive, times);
    logLoss.count(LogLoss.of(truth), times);
    brier.count((1 - truth) * (1 - truth), times);
  }

  /** How many outcomes are counted; negative in a partial sum of corrections. */
  public long count() {
    return logLoss.count();
  }

  /** How many of them are positive. */
  public long positives() {
    return positives.total();
  }

  /**
   * The area under the ROC curve with the interval of Hanley and McNeil (1982); undefined unless
   * both classes occur.
   */
  public Optional<Estimate> rocAuc() {
    return isWhole() ? ranking().areaUnderCurve() : Optional.empty();
  }

  /**
   * The average precision with the logit interval of Boyd, Eng and Page (2013); undefined without
   * positives.
   */
  public Optional<Estimate> averagePrecision() {
    return isWhole() ? ranking().averagePrecision() : Optional.empty();
  }

  /** The mean of −ln of the probability given to the truth; undefined without outcomes. */
  public Optional<Estimate> logLoss() {
    return logLoss.mean().map(mean -> mean.cut(0, Double.MAX_VALUE));
  }

  /** The mean of (score − truth)², truth 1 or 0; undefined without outcomes. */
  public Optional<Estimate> brier() {
    return brier.mean().map(mean -> mean.cut(0, 1));
  }

  /** The expected calibration error over 10 bins; undefined without outcomes. */
  public Optional<Estimate> expectedCalibrationError() {
    return reliability.expectedCalibrationError();
  }

  /** Ten bins from the lowest scores to the highest. */
  public List<ReliabilityBin> reliabilityCurve() {
    return reliability.curve();
  }

  /** The share of positives: the best constant score, and its average precision. */
  public Optional<Estimate> baseRate() {
    return Proportion.wilson(positives(), count()).map(Estimate::of);
  }

  /** The log loss of always scoring the base rate: its entropy. */
  public Optional<Estimate> baselineLogLoss() {
    return baseRate()
        .map(Estimate::value)
        .map(rate -> LogLoss.ofShares(rate, 1 - rate))
        .map(Estimate::withoutInterval);
  }

  /** The Brier score of always scoring the base rate r: r·(1 − r). */
  public Optional<Estimate> baselineBrier() {
    return baseRate()
        .map(Estimate::value)
        .map(rate -> rate * (1 - rate))
        .map(Estimate::withoutInterval);
  }

  /** Counts of positives by bin of the score; not to be changed. */
  long[] positiveBins() {
    return positives.counts();
  }

  /** Counts of negatives by bin of the score; not to be changed. */
  long[] negativeBins() {
    return negatives.counts();
  }

  private boolean isWhole() {
    return positives.isWhole() && negatives.isWhole();
  }

  private Ranking ranking() {
    return Ranking.of(positives.counts(), negatives.counts());
  }

  @Override
  public void add(ScoredOutcomes other) {
    // The curve comes first: it is the one that can refuse another shape.
    reliability.add(other.reliability);
    positives.add(other.positives, 1);
    negatives.add(other.negatives, 1);
    logLoss.add(other.logLoss);
    brier.add(other.brier);
  }

  @Override
  public void takeBack(ScoredOutcomes other) {
    reliability.takeBack(other.reliability);
    positives.add(other.positives, -1);
    negatives.add(other.negatives, -1);
    logLoss.takeBack(other.logLoss);
    brier.takeBack(other.brier);
  }

  @Override
  public boolean isZero() {
    return positives.isZero()
        && negatives.isZero()
        && reliability.isZero()
        && logLoss.isZero()
        && brier.isZero();
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION);
    positives.write(writer);
    negatives.write(writer);
    return writer
        .block(reliability.toBytes())
        .block(logLoss.toBytes())
        .block(brier.toBytes())
        .toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not such outcomes
   */
  public static ScoredOutcomes fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    ScoredOutcomes outcomes =
        new ScoredOutcomes(
            ScoreBins.read(reader),
            ScoreBins.read(reader),
            ReliabilityCounts.fromBytes(reader.block()),
            ExactMoments.fromBytes(reader.block()),
            ExactMoments.fromBytes(reader.block()));
    reader.end();
    return outcomes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoredOutcomes that
        && positives.equals(that.positives)
        && negatives.equals(that.negatives)
        && reliability.equals(that.reliability)
        && logLoss.equals(that.logLoss)
        && brier.equals(that.brier);
  }

  @Override
  public int hashCode() {
    return 31 * positives.hashCode() + negatives.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, positives=%d, auc=%s]".formatted(NAME, count(), positives(), rocAuc());
  }
}
