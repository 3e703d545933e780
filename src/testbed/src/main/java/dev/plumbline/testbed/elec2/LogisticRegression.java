package dev.plumbline.testbed.elec2;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * P(up) = 1 / (1 + e^(−w·x)), x the inputs and a constant. The weights maximise the likelihood by
 * Newton's method (iteratively reweighted least squares: Hastie, Tibshirani, Friedman, <i>The
 * Elements of Statistical Learning</i>, 4.4.1), with a ridge of 1e-6 so that the step always
 * exists.
 */
final class LogisticRegression {

  private static final int STEPS = 25;
  private static final double RIDGE = 1e-6;

  private final RealVector weights;

  private LogisticRegression(RealVector weights) {
    this.weights = weights;
  }

  /** Fitted to these rows; the same rows give the same weights. */
  static LogisticRegression fit(List<HalfHour> rows) {
    int size = Elec2File.FEATURES.size() + 1;
    RealVector weights = new ArrayRealVector(size);
    for (int step = 0; step < STEPS; step++) {
      RealVector gradient = weights.mapMultiply(-RIDGE);
      RealMatrix information = new Array2DRowRealMatrix(size, size);
      for (int i = 0; i < size; i++) {
        information.setEntry(i, i, RIDGE);
      }
      for (HalfHour row : rows) {
        add(row, weights, gradient, information);
      }
      weights = weights.add(new CholeskyDecomposition(information).getSolver().solve(gradient));
    }
    return new LogisticRegression(weights);
  }

  /** The probability that the price goes up. */
  double probabilityOfUp(HalfHour row) {
    return probability(weights, withConstant(row));
  }

  private static void add(
      HalfHour row, RealVector weights, RealVector gradient, RealMatrix information) {
    double[] x = withConstant(row);
    double probability = probability(weights, x);
    double error = (row.up() ? 1 : 0) - probability;
    double weight = probability * (1 - probability);
    for (int i = 0; i < x.length; i++) {
      gradient.addToEntry(i, error * x[i]);
      for (int j = 0; j < x.length; j++) {
        information.addToEntry(i, j, weight * x[i] * x[j]);
      }
    }
  }

  private static double probability(RealVector weights, double[] x) {
    double score = 0;
    for (int i = 0; i < x.length; i++) {
      score += weights.getEntry(i) * x[i];
    }
    return 1 / (1 + Math.exp(-score));
  }

  private static double[] withConstant(HalfHour row) {
    double[] inputs = row.inputs();
    double[] x = new double[inputs.length + 1];
    System.arraycopy(inputs, 0, x, 0, inputs.length);
    x[inputs.length] = 1;
    return x;
  }
}
