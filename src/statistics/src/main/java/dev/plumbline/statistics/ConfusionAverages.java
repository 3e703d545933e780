package dev.plumbline.statistics;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The averages of a confusion matrix as plain functions of its margins, with 0 for a class whose
 * share divides by zero, as scikit-learn defines them.
 */
final class ConfusionAverages {

  private ConfusionAverages() {}

  static double macroPrecision(ConfusionMargins margins) {
    return macro(margins, index -> ratio(margins.right()[index], margins.predicted()[index]));
  }

  static double macroRecall(ConfusionMargins margins) {
    return macro(margins, index -> ratio(margins.right()[index], margins.actual()[index]));
  }

  static double macroF1(ConfusionMargins margins) {
    return macro(margins, index -> fBeta(margins, index, 1));
  }

  static double weightedPrecision(ConfusionMargins margins) {
    return weighted(margins, index -> ratio(margins.right()[index], margins.predicted()[index]));
  }

  static double weightedRecall(ConfusionMargins margins) {
    return weighted(margins, index -> ratio(margins.right()[index], margins.actual()[index]));
  }

  static double weightedFBeta(ConfusionMargins margins, double weight) {
    return weighted(margins, index -> fBeta(margins, index, weight));
  }

  static double balancedAccuracy(ConfusionMargins margins) {
    double sum = 0;
    int occurring = 0;
    for (int index = 0; index < margins.classes(); index++) {
      if (margins.actual()[index] > 0) {
        sum += margins.right()[index] / margins.actual()[index];
        occurring++;
      }
    }
    return ratio(sum, occurring);
  }

  static double kappa(ConfusionMargins margins) {
    double agreement = Arrays.stream(margins.right()).sum() / margins.total();
    double chance = margins.chance();
    return (agreement - chance) / (1 - chance);
  }

  static double correlation(ConfusionMargins margins) {
    double total = margins.total();
    double agreement = Arrays.stream(margins.right()).sum() / total;
    double byActual = 1 - squares(margins.actual(), total);
    double byPredicted = 1 - squares(margins.predicted(), total);
    return (agreement - margins.chance()) / Math.sqrt(byActual) / Math.sqrt(byPredicted);
  }

  private static double squares(double[] margin, double total) {
    return Arrays.stream(margin).map(count -> count / total).map(share -> share * share).sum();
  }

  /** (1 + β²)·t / (β²·actual + predicted) with t right answers; weight is β². */
  private static double fBeta(ConfusionMargins margins, int index, double weight) {
    double right = (1 + weight) * margins.right()[index];
    return ratio(right, weight * margins.actual()[index] + margins.predicted()[index]);
  }

  private static double macro(ConfusionMargins margins, IntToDoubleFunction ofClass) {
    double sum = 0;
    int occurring = 0;
    for (int index = 0; index < margins.classes(); index++) {
      if (margins.occurs(index)) {
        sum += ofClass.applyAsDouble(index);
        occurring++;
      }
    }
    return ratio(sum, occurring);
  }

  private static double weighted(ConfusionMargins margins, IntToDoubleFunction ofClass) {
    double sum = 0;
    double weights = 0;
    for (int index = 0; index < margins.classes(); index++) {
      sum += margins.actual()[index] * ofClass.applyAsDouble(index);
      weights += margins.actual()[index];
    }
    return ratio(sum, weights);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
