package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.ResultRow;
import java.util.List;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;

/**
 * Cost of an event as a line over the number of its features, by least squares of relative
 * distances: else the row with the most features would decide alone what an event without any
 * costs.
 *
 * @param event what an event costs whatever it carries, nanoseconds
 * @param value what each feature value adds, nanoseconds
 */
record CostLine(double event, double value) {

  /** The line through two or more rows with different numbers of features. */
  static CostLine through(List<ResultRow> rows) {
    WeightedObservedPoints points = new WeightedObservedPoints();
    for (ResultRow row : rows) {
      double cost = row.cpu().median();
      points.add(1 / (cost * cost), features(row), cost);
    }
    double[] coefficients = PolynomialCurveFitter.create(1).fit(points.toList());
    return new CostLine(coefficients[0], coefficients[1]);
  }

  /** How far a row lies off the line at most, as a share of its cost. */
  double farthest(List<ResultRow> rows) {
    return rows.stream()
        .mapToDouble(row -> Math.abs((event + value * features(row)) / row.cpu().median() - 1))
        .max()
        .orElseThrow();
  }

  private static int features(ResultRow row) {
    return row.workload().traffic().features();
  }
}
