package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.DeltaMethod;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a 2 × 2 confusion matrix says about a binary classifier, each number with its 95 % interval,
 * and empty where it is undefined: never 0 for a division by zero.
 *
 * <p>Shares have the interval of Wilson. F-beta, balanced accuracy and MCC have that of the delta
 * method on the four multinomial cells, taken half a count above each cell (Jeffreys), so that a
 * small sample without an error does not claim certainty.
 *
 * <p>For instance 8 true positives, 2 false positives, 85 true negatives and 5 false negatives:
 * precision 0.8, recall 0.6154, F1 0.6957.
 *
 * @param truePositives positives predicted as such
 * @param falsePositives negatives predicted as positive
 * @param trueNegatives negatives predicted as such
 * @param falseNegatives positives predicted as negative
 */
public record BinaryMeasures(
    long truePositives, long falsePositives, long trueNegatives, long falseNegatives) {
  private static final double PSEUDO_COUNT = 0.5;

  /**
   * The matrix of one class against all others.
   *
   * @param positive index of the class, 0 to {@link ClassificationCounts#other()}
   */
  public static BinaryMeasures of(ClassificationCounts counts, int positive) {
    long actual = 0;
    long predicted = 0;
    for (int index = 0; index <= counts.other(); index++) {
      actual += counts.cell(positive, index);
      predicted += counts.cell(index, positive);
    }
    long both = counts.cell(positive, positive);
    return new BinaryMeasures(
        both, predicted - both, counts.total() - actual - predicted + both, actual - both);
  }

  /** How many outcomes there are. */
  public long total() {
    return actualPositives() + actualNegatives();
  }

  /** How many outcomes are positive in truth. */
  public long actualPositives() {
    return truePositives + falseNegatives;
  }

  /** How many outcomes are negative in truth. */
  public long actualNegatives() {
    return trueNegatives + falsePositives;
  }

  /** How many outcomes were predicted as positive. */
  public long predictedPositives() {
    return truePositives + falsePositives;
  }

  /** The share of right answers. */
  public Optional<Estimate> accuracy() {
    return share(truePositives + trueNegatives, total());
  }

  /** The share of true positives among the predicted ones; undefined when none was predicted. */
  public Optional<Estimate> precision() {
    return share(truePositives, predictedPositives());
  }

  /** The share of positives that were predicted; undefined when there is none. */
  public Optional<Estimate> recall() {
    return share(truePositives, actualPositives());
  }

  /** The share of negatives that were predicted; undefined when there is none. */
  public Optional<Estimate> specificity() {
    return share(trueNegatives, actualNegatives());
  }

  /** The share that was predicted as positive. */
  public Optional<Estimate> positiveRate() {
    return share(predictedPositives(), total());
  }

  /** The harmonic mean of precision and recall. */
  public Optional<Estimate> f1() {
    return fBeta(1);
  }

  /**
   * (1 + β²)·TP / ((1 + β²)·TP + β²·FN + FP): recall counts β times as much as precision. Undefined
   * when there is neither a positive nor a predicted one.
   */
  public Optional<Estimate> fBeta(double beta) {
    double weight = beta * beta;
    if (isPartial() || actualPositives() + predictedPositives() <= 0) {
      return Optional.empty();
    }
    return delta(
        cells -> {
          double found = (1 + weight) * cells[0];
          return found / (found + weight * cells[3] + cells[1]);
        },
        0);
  }

  /** The mean of recall and specificity; undefined unless both classes occur. */
  public Optional<Estimate> balancedAccuracy() {
    if (isPartial() || actualPositives() <= 0 || actualNegatives() <= 0) {
      return Optional.empty();
    }
    return delta(
        cells -> (cells[0] / (cells[0] + cells[3]) + cells[2] / (cells[2] + cells[1])) / 2, 0);
  }

  /**
   * The correlation of prediction and truth (Matthews 1975): (TP·TN − FP·FN) / √((TP+FP)(TP+FN)
   * (TN+FP)(TN+FN)); undefined when either side holds one class only.
   */
  public Optional<Estimate> mcc() {
    long predictedNegatives = total() - predictedPositives();
    if (isPartial()
        || actualPositives() <= 0
        || actualNegatives() <= 0
        || predictedPositives() <= 0
        || predictedNegatives <= 0) {
      return Optional.empty();
    }
    return delta(BinaryMeasures::correlation, -1);
  }

  private static double correlation(double[] cells) {
    double right = cells[0] * cells[2] - cells[1] * cells[3];
    double margins = (cells[0] + cells[1]) * (cells[0] + cells[3]);
    double others = (cells[2] + cells[1]) * (cells[2] + cells[3]);
    return right / Math.sqrt(margins) / Math.sqrt(others);
  }

  /**
   * The sum of what all outcomes are worth, with the normal interval for this many outcomes; costs
   * are negative. For instance 77 false alarms at −10 and 309 misses at 5 are worth 775.
   *
   * @param truePositive worth of a positive that was predicted
   * @param falsePositive worth of a false alarm
   * @param trueNegative worth of a negative that was predicted
   * @param falseNegative worth of a missed positive
   */
  public Optional<Estimate> businessValue(
      double truePositive, double falsePositive, double trueNegative, double falseNegative) {
    if (isPartial() || total() <= 0) {
      return Optional.empty();
    }
    double[] worth = {truePositive, falsePositive, trueNegative, falseNegative};
    double[] cells = cells(0);
    double sum = 0;
    for (int index = 0; index < worth.length; index++) {
      sum += worth[index] * cells[index];
    }
    return Optional.of(Estimate.normal(sum, DeltaMethod.multinomial(cells(PSEUDO_COUNT), worth)));
  }

  /**
   * The measures of the best constant answer on the same outcomes: always the more frequent class,
   * always positive when both are equally frequent.
   */
  public BinaryMeasures baseline() {
    if (actualPositives() >= actualNegatives()) {
      return new BinaryMeasures(actualPositives(), actualNegatives(), 0, 0);
    }
    return new BinaryMeasures(0, 0, actualNegatives(), actualPositives());
  }

  /** Whether these are not the counts of a whole sum: corrections without what they correct. */
  private boolean isPartial() {
    return truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0;
  }

  private static Optional<Estimate> share(long successes, long trials) {
    return Proportion.wilson(successes, trials).map(Estimate::of);
  }

  private Optional<Estimate> delta(ToDoubleFunction<double[]> measure, double least) {
    double[] cells = cells(PSEUDO_COUNT);
    double error = DeltaMethod.multinomial(cells, DeltaMethod.gradient(measure, cells));
    double value = Math.max(least, Math.min(1, measure.applyAsDouble(cells(0))));
    return Optional.of(Estimate.normal(value, error).cut(least, 1));
  }

  private double[] cells(double more) {
    return new double[] {
      truePositives + more, falsePositives + more, trueNegatives + more, falseNegatives + more
    };
  }
}
