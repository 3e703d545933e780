package dev.plumbline.statistics.quality;

import dev.plumbline.statistics.estimate.DeltaMethod;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How right predictions are expected to be before any label came, if calibrated scores mean what
 * they say (confidence-based performance estimation, as NannyML describes it): a predicted positive
 * of probability p is p true positives and 1 − p false ones.
 *
 * <p>Each truth is a coin of its own probability, so the interval holds the realised measure: the
 * variance of a number of positives is Σ p·(1 − p) (Poisson-binomial), ratios by the delta method.
 * It does not hold the error of the calibration itself, nor concept drift.
 *
 * <p>For instance predicted positives of 0.9 and 0.6 and a predicted negative of 0.2: 1.5 expected
 * true positives, 0.8 true negatives, accuracy 2.3/3 = 0.7667, precision 0.75, recall 1.5/1.7 =
 * 0.8824.
 */
public final class EstimatedPerformance {
  private final double[] all;
  private final double[] probabilities;
  private final double predictedPositives;
  private final double predictedNegatives;

  /** Expected true positives and false negatives. */
  private final double[] expected;

  /** Their variances. */
  private final double[] variances;

  private EstimatedPerformance(long[] positives, long[] negatives, double[] probabilities) {
    this.probabilities = probabilities;
    all = new double[probabilities.length];
    expected = new double[2];
    variances = new double[2];
    long countedPositives = 0;
    long countedNegatives = 0;
    for (int bin = 0; bin < all.length; bin++) {
      double p = probabilities[bin];
      all[bin] = positives[bin] + negatives[bin];
      expected[0] += positives[bin] * p;
      expected[1] += negatives[bin] * p;
      variances[0] += positives[bin] * p * (1 - p);
      variances[1] += negatives[bin] * p * (1 - p);
      countedPositives += positives[bin];
      countedNegatives += negatives[bin];
    }
    predictedPositives = countedPositives;
    predictedNegatives = countedNegatives;
  }

  /** The performance expected of these predictions; everything is undefined for a partial sum. */
  public static EstimatedPerformance of(ScoreHistogram scores, CalibrationMap calibration) {
    if (!scores.isWhole()) {
      return of(new ScoreHistogram(), calibration);
    }
    return new EstimatedPerformance(
        scores.positiveBins(), scores.negativeBins(), calibration.ofBins());
  }

  /** How many predictions there are. */
  public long count() {
    return (long) (predictedPositives + predictedNegatives);
  }

  /** How many answers are positive: what {@link #precision()} is a share of. */
  public long predictedPositives() {
    return (long) predictedPositives;
  }

  /** How many are expected to be positive, rounded: what {@link #recall()} is a share of. */
  public long expectedPositives() {
    return Math.round(expected[0] + expected[1]);
  }

  /** How many are expected to be negative, rounded: what {@link #specificity()} is a share of. */
  public long expectedNegatives() {
    return Math.round(predictedPositives + predictedNegatives - expected[0] - expected[1]);
  }

  /** The expected share of right answers; of confidences, their mean. */
  public Optional<Expectation> accuracy() {
    double total = predictedPositives + predictedNegatives;
    return ratio(counts -> (counts[0] + predictedNegatives - counts[1]) / total);
  }

  /** Expected true positives by predicted positives; undefined without these. */
  public Optional<Expectation> precision() {
    return ratio(counts -> counts[0] / predictedPositives);
  }

  /** Expected true positives by expected positives; undefined when none is expected. */
  public Optional<Expectation> recall() {
    return ratio(counts -> counts[0] / (counts[0] + counts[1]));
  }

  /** Expected true negatives by expected negatives; undefined when none is expected. */
  public Optional<Expectation> specificity() {
    return ratio(
        counts -> {
          double trueNegatives = predictedNegatives - counts[1];
          return trueNegatives / (trueNegatives + predictedPositives - counts[0]);
        });
  }

  /** F1 of the expected counts; undefined when nothing is predicted or expected to be positive. */
  public Optional<Expectation> f1() {
    return ratio(counts -> 2 * counts[0] / (predictedPositives + counts[0] + counts[1]));
  }

  /**
   * The area under the ROC curve of expected positives and negatives, by the raw score; undefined
   * unless both are expected.
   */
  public Optional<Expectation> rocAuc() {
    double[] positives = new double[all.length];
    double[] negatives = new double[all.length];
    Arrays.setAll(positives, bin -> all[bin] * probabilities[bin]);
    Arrays.setAll(negatives, bin -> all[bin] * (1 - probabilities[bin]));
    return Ranking.of(positives, negatives)
        .areaUnderCurve()
        .map(
            area ->
                new Expectation(
                    area.value(),
                    areaError(area.value(), positives, negatives),
                    area.errorBound()));
  }

  /** By the derivative of the area when one more prediction of a bin turns out positive. */
  private double areaError(double area, double[] positives, double[] negatives) {
    double allPositives = Arrays.stream(positives).sum();
    double allNegatives = Arrays.stream(negatives).sum();
    double negativesBelow = 0;
    double positivesAbove = allPositives;
    double variance = 0;
    for (int bin = 0; bin < all.length; bin++) {
      positivesAbove -= positives[bin];
      double won = negativesBelow + negatives[bin] / 2 - positivesAbove - positives[bin] / 2;
      double slope = (won - area * (allNegatives - allPositives)) / allPositives / allNegatives;
      variance += positives[bin] * (1 - probabilities[bin]) * slope * slope;
      negativesBelow += negatives[bin];
    }
    return Math.sqrt(variance);
  }

  private Optional<Expectation> ratio(ToDoubleFunction<double[]> measure) {
    double value = measure.applyAsDouble(expected);
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    double error = DeltaMethod.independent(variances, DeltaMethod.gradient(measure, expected));
    return Optional.of(new Expectation(Math.max(0, Math.min(1, value)), error, null));
  }
}
