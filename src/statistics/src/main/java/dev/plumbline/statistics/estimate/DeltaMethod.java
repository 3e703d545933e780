package dev.plumbline.statistics.estimate;

import java.util.function.ToDoubleFunction;

/**
 * The standard error of a smooth function of counts: √(gᵀ Σ g) with g its gradient and Σ the
 * covariance of the counts (Agresti, Categorical Data Analysis, 3rd edition, 16.1).
 *
 * <p>The gradient is taken by central differences of a 1e-5th of each count, whose relative error
 * is about 1e-9 for the ratios that quality measures are.
 */
public final class DeltaMethod {
  private static final double STEP = 1e-5;

  private DeltaMethod() {}

  /**
   * The partial derivatives of {@code function} at a point whose coordinates are 0 or more, with 0
   * for a coordinate of 0: a count that is always 0 has no variance.
   */
  public static double[] gradient(ToDoubleFunction<double[]> function, double[] point) {
    double[] moved = point.clone();
    double[] gradient = new double[point.length];
    for (int index = 0; index < point.length; index++) {
      double step = STEP * point[index];
      if (step == 0) {
        continue;
      }
      moved[index] = point[index] + step;
      double above = function.applyAsDouble(moved);
      moved[index] = point[index] - step;
      gradient[index] = (above - function.applyAsDouble(moved)) / (2 * step);
      moved[index] = point[index];
    }
    return gradient;
  }

  /**
   * √(Σ nᵢ gᵢ² − (Σ nᵢ gᵢ)² / n): the standard error when the cells n are multinomial.
   *
   * @param gradient by the counts of the cells
   */
  public static double multinomial(double[] cells, double[] gradient) {
    double total = 0;
    double mean = 0;
    double square = 0;
    for (int index = 0; index < cells.length; index++) {
      total += cells[index];
      mean += cells[index] * gradient[index];
      square += cells[index] * gradient[index] * gradient[index];
    }
    return Math.sqrt(Math.max(0, square - mean * mean / total));
  }

  /** √(Σ vᵢ gᵢ²): the standard error when the counts are independent with variances v. */
  public static double independent(double[] variances, double[] gradient) {
    double sum = 0;
    for (int index = 0; index < variances.length; index++) {
      sum += variances[index] * gradient[index] * gradient[index];
    }
    return Math.sqrt(sum);
  }
}
