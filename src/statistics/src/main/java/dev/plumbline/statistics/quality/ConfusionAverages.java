package dev.plumbline.statistics.quality;

import java.util.function.IntToDoubleFunction;

/**
 * The averages of a confusion matrix as plain functions of its margins, with 0 for a class whose
 * share divides by zero, as scikit-learn defines them.
 */
final class ConfusionAverages {

  private ConfusionAverages() {}

  static double macroPrecision(ConfusionMargins margins) {
    return macro(margins, index -> ratio(margins.right(index), margins.predicted(index)));
  }

  static double macroRecall(ConfusionMargins margins) {
    return macro(margins, index -> ratio(margins.right(index), margins.actual(index)));
  }

  static double macroF1(ConfusionMargins margins) {
    return macro(margins, index -> fBeta(margins, index, 1));
  }

  static double weightedPrecision(ConfusionMargins margins) {
    return weighted(margins, index -> ratio(margins.right(index), margins.predicted(index)));
  }

  static double weightedRecall(ConfusionMargins margins) {
    return weighted(margins, index -> ratio(margins.right(index), margins.actual(index)));
  }

  static double weightedFBeta(ConfusionMargins margins, double weight) {
    return weighted(margins, index -> fBeta(margins, index, weight));
  }

  static double balancedAccuracy(ConfusionMargins margins) {
    double sum = 0;
    int occurring = 0;
    for (int index = 0; index < margins.classes(); index++) {
      if (margins.actual(index) > 0) {
        sum += margins.right(index) / margins.actual(index);
        occurring++;
      }
    }
    return ratio(sum, occurring);
  }

  static double kappa(ConfusionMargins margins) {
    double chance = chance(margins);
    return (agreement(margins) - chance) / (1 - chance);
  }

  static double correlation(ConfusionMargins margins) {
    double byActual = 1 - squares(margins, margins::actual);
    double byPredicted = 1 - squares(margins, margins::predicted);
    double beyond = agreement(margins) - chance(margins);
    return beyond / Math.sqrt(byActual) / Math.sqrt(byPredicted);
  }

  /** The share on the diagonal. */
  private static double agreement(ConfusionMargins margins) {
    double sum = 0;
    for (int index = 0; index <= margins.classes(); index++) {
      sum += margins.right(index);
    }
    return sum / margins.total();
  }

  /** The share on the diagonal that independent margins would give. */
  static double chance(ConfusionMargins margins) {
    double sum = 0;
    for (int index = 0; index <= margins.classes(); index++) {
      sum += margins.actual(index) * margins.predicted(index);
    }
    return sum / margins.total() / margins.total();
  }

  private static double squares(ConfusionMargins margins, IntToDoubleFunction margin) {
    double sum = 0;
    for (int index = 0; index <= margins.classes(); index++) {
      sum += margin.applyAsDouble(index) * margin.applyAsDouble(index);
    }
    return sum / margins.total() / margins.total();
  }

  /** (1 + β²)·t / (β²·actual + predicted) with t right answers; weight is β². */
  private static double fBeta(ConfusionMargins margins, int index, double weight) {
    double right = (1 + weight) * margins.right(index);
    return ratio(right, weight * margins.actual(index) + margins.predicted(index));
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
      sum += margins.actual(index) * ofClass.applyAsDouble(index);
      weights += margins.actual(index);
    }
    return ratio(sum, weights);
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
