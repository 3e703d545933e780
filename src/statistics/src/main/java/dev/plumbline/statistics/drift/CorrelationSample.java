package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.exact.ExactSum;

/**
 * Means, deviations (n − 1) and correlations of features in a sample of events; a missing value is
 * left out of its feature's mean and deviation, and counts as the mean in the correlations.
 *
 * @param means of each feature, 0 of one without values
 * @param deviations of each feature, 0 where fewer than two values differ
 * @param correlations with ones in the diagonal, also of features that do not vary
 * @param varying how many features have a deviation
 */
record CorrelationSample(
    double[] means, double[] deviations, double[][] correlations, int varying) {

  /**
   * Reads a sample.
   *
   * @param rows values by feature, NaN or infinite where there is none
   */
  static CorrelationSample of(double[][] rows) {
    int features = featuresOf(rows);
    double[] means = new double[features];
    double[] deviations = new double[features];
    int varying = 0;
    for (int feature = 0; feature < features; feature++) {
      means[feature] = mean(rows, feature);
      deviations[feature] = deviation(rows, feature, means[feature]);
      if (deviations[feature] > 0) {
        varying++;
      }
    }
    return new CorrelationSample(means, deviations, correlations(rows, means, deviations), varying);
  }

  private static int featuresOf(double[][] rows) {
    int features = 0;
    if (rows.length > 0) {
      features = rows[0].length;
    }
    if (features > PrincipalComponents.MOST_FEATURES) {
      throw new IllegalArgumentException(
          "there can be at most %d features, but there are %d"
              .formatted(PrincipalComponents.MOST_FEATURES, features));
    }
    for (double[] row : rows) {
      if (row.length != features) {
        throw new IllegalArgumentException(
            "rows must have the same length, but have %d and %d".formatted(features, row.length));
      }
    }
    return features;
  }

  private static double mean(double[][] rows, int feature) {
    ExactSum sum = new ExactSum();
    long count = 0;
    for (double[] row : rows) {
      if (Double.isFinite(row[feature])) {
        sum.add(row[feature]);
        count++;
      }
    }
    double mean = sum.value() / Math.max(1, count);
    if (Double.isFinite(mean)) {
      return mean;
    }
    return 0;
  }

  /** 0 as well when the spread is beyond the doubles: such a feature takes no part. */
  private static double deviation(double[][] rows, int feature, double mean) {
    double squares = 0;
    long count = 0;
    boolean differs = false;
    double first = Double.NaN;
    for (double[] row : rows) {
      double value = row[feature];
      if (Double.isFinite(value)) {
        first = count == 0 ? value : first;
        differs = differs || value != first;
        squares += (value - mean) * (value - mean);
        count++;
      }
    }
    double deviation = Math.sqrt(squares / (count - 1));
    // Rounding can give a constant a deviation, and a tiny spread none.
    if (!differs || !Double.isFinite(deviation) || deviation < Double.MIN_NORMAL) {
      return 0;
    }
    return deviation;
  }

  private static double[][] correlations(double[][] rows, double[] means, double[] deviations) {
    int features = means.length;
    double[][] products = new double[features][features];
    double[] z = new double[features];
    for (double[] row : rows) {
      for (int feature = 0; feature < features; feature++) {
        z[feature] = 0;
        if (Double.isFinite(row[feature]) && deviations[feature] > 0) {
          z[feature] = (row[feature] - means[feature]) / deviations[feature];
        }
      }
      for (int one = 0; one < features; one++) {
        for (int other = 0; other <= one; other++) {
          products[one][other] += z[one] * z[other];
        }
      }
    }
    for (int one = 0; one < features; one++) {
      for (int other = 0; other < one; other++) {
        double scale = Math.sqrt(products[one][one] * products[other][other]);
        double correlation = scale > 0 ? products[one][other] / scale : 0;
        products[one][other] = correlation;
        products[other][one] = correlation;
      }
    }
    for (int one = 0; one < features; one++) {
      products[one][one] = deviations[one] > 0 ? 1 : 0;
    }
    return products;
  }
}
