package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What a confusion matrix says about a classifier of several classes, each number with its 95 %
 * interval, and empty where it is undefined.
 *
 * <p>Averages go over the listed classes that occur in truth or in prediction; a class whose
 * precision or recall divides by zero counts as 0 in them, as in scikit-learn. On its own such a
 * measure of a class is empty. What is not on the list is no class in the averages, and one class
 * in kappa and MCC.
 *
 * <p>Shares have the interval of Wilson, everything else that of the delta method on the
 * multinomial cells, to which two outcomes are added in equal parts, so that a small sample without
 * an error does not claim certainty.
 *
 * <p>For instance truth 0 1 2 0 1 2 and prediction 0 2 1 0 0 1: accuracy 1/3, macro F1 0.2667, with
 * F1 of 0.8, 0 and 0 by class.
 */
public final class MulticlassMeasures {
  private static final double PSEUDO_COUNTS = 2;

  private final ClassificationCounts counts;
  private final ConfusionMargins exact;
  private final ConfusionMargins smoothed;
  private final boolean whole;

  private MulticlassMeasures(ClassificationCounts counts) {
    this.counts = counts;
    this.exact = ConfusionMargins.of(counts);
    this.smoothed = exact.with(PSEUDO_COUNTS);
    this.whole = exact.isWhole() && counts.total() > 0;
  }

  /** The measures of these counts; later changes of the counts are not seen. */
  public static MulticlassMeasures of(ClassificationCounts counts) {
    return new MulticlassMeasures(ClassificationCounts.fromBytes(counts.toBytes()));
  }

  /** How many outcomes there are. */
  public long total() {
    return counts.total();
  }

  /** The share of right answers. */
  public Optional<Estimate> accuracy() {
    return share(counts.correct(), counts.total());
  }

  /** The matrix of one class against all others: its precision, recall and F1. */
  public BinaryMeasures ofClass(int index) {
    return BinaryMeasures.of(counts, index);
  }

  /** The mean precision of the listed classes that occur. */
  public Optional<Estimate> macroPrecision() {
    return delta(ConfusionAverages::macroPrecision);
  }

  /** The mean recall of the listed classes that occur. */
  public Optional<Estimate> macroRecall() {
    return delta(ConfusionAverages::macroRecall);
  }

  /** The mean F1 of the listed classes that occur. */
  public Optional<Estimate> macroF1() {
    return delta(ConfusionAverages::macroF1);
  }

  /** The same as accuracy: with one class for each outcome micro averages are. */
  public Optional<Estimate> microF1() {
    return accuracy();
  }

  /** The mean precision of the listed classes, weighted by how often each occurs in truth. */
  public Optional<Estimate> weightedPrecision() {
    return weighted(ConfusionAverages::weightedPrecision);
  }

  /** The mean recall of the listed classes, weighted by how often each occurs in truth. */
  public Optional<Estimate> weightedRecall() {
    return weighted(ConfusionAverages::weightedRecall);
  }

  /** The mean F1 of the listed classes, weighted by how often each occurs in truth. */
  public Optional<Estimate> weightedF1() {
    return weightedFBeta(1);
  }

  /** The mean F-beta of the listed classes, weighted by how often each occurs in truth. */
  public Optional<Estimate> weightedFBeta(double beta) {
    return weighted(margins -> ConfusionAverages.weightedFBeta(margins, beta * beta));
  }

  /** The mean recall of the listed classes that occur in truth. */
  public Optional<Estimate> balancedAccuracy() {
    return weighted(ConfusionAverages::balancedAccuracy);
  }

  /**
   * Agreement beyond chance (Cohen 1960): (p₀ − pₑ) / (1 − pₑ), p₀ the share on the diagonal, pₑ
   * that of independent margins; undefined when both sides hold one and the same class only.
   */
  public Optional<Estimate> kappa() {
    if (!whole || ConfusionAverages.chance(exact) >= 1) {
      return Optional.empty();
    }
    return delta(ConfusionAverages::kappa, -1);
  }

  /**
   * The correlation of prediction and truth for several classes (Gorodkin 2004); undefined when
   * either side holds one class only.
   */
  public Optional<Estimate> mcc() {
    if (!whole || isConstant(exact::actual) || isConstant(exact::predicted)) {
      return Optional.empty();
    }
    return delta(ConfusionAverages::correlation, -1);
  }

  /**
   * The measures of the best constant answer: the listed class that is most frequent in truth, the
   * first of those that are equally frequent.
   */
  public MulticlassMeasures baseline() {
    int most = 0;
    for (int index = 1; index < counts.classes(); index++) {
      if (exact.actual(index) > exact.actual(most)) {
        most = index;
      }
    }
    return constant(most);
  }

  /**
   * The measures of always giving the same answer on the same outcomes. What is not on the list is
   * never a right answer.
   *
   * @param answer index of a class
   */
  public MulticlassMeasures constant(int answer) {
    ClassificationCounts always = new ClassificationCounts(counts.classes());
    for (int index = 0; index <= counts.other(); index++) {
      always.count(index, answer, (long) exact.actual(index));
    }
    return new MulticlassMeasures(always);
  }

  /**
   * The log loss of always giving each class its share of the truth: undefined without outcomes.
   */
  public Optional<Estimate> baselineLogLoss() {
    if (!whole) {
      return Optional.empty();
    }
    double[] shares = new double[counts.classes() + 1];
    Arrays.setAll(shares, index -> exact.actual(index) / counts.total());
    return Optional.of(Estimate.withoutInterval(LogLoss.ofShares(shares)));
  }

  private boolean isConstant(IntToDoubleFunction margin) {
    int occurring = 0;
    for (int index = 0; index <= counts.classes(); index++) {
      occurring += margin.applyAsDouble(index) > 0 ? 1 : 0;
    }
    return occurring == 1;
  }

  /** Whether a margin holds any listed class. */
  private boolean isListed(IntToDoubleFunction margin) {
    for (int index = 0; index < counts.classes(); index++) {
      if (margin.applyAsDouble(index) > 0) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Estimate> share(long successes, long trials) {
    return Proportion.wilson(successes, trials).map(Estimate::of);
  }

  private Optional<Estimate> delta(ToDoubleFunction<ConfusionMargins> measure) {
    if (!whole || !(isListed(exact::actual) || isListed(exact::predicted))) {
      return Optional.empty();
    }
    return delta(measure, 0);
  }

  private Optional<Estimate> weighted(ToDoubleFunction<ConfusionMargins> measure) {
    return isListed(exact::actual) ? delta(measure) : Optional.empty();
  }

  private Optional<Estimate> delta(ToDoubleFunction<ConfusionMargins> measure, double least) {
    double value = Math.max(least, Math.min(1, measure.applyAsDouble(exact)));
    double error = smoothed.standardError(measure);
    return Optional.of(Estimate.normal(value, error).cut(least, 1));
  }
}
