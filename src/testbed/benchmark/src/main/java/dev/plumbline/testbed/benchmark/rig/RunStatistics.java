package dev.plumbline.testbed.benchmark.rig;

import java.util.Arrays;
import java.util.List;

/**
 * What several runs of the same came to.
 *
 * @param min the smallest
 * @param median the middle one, or the mean of the two in the middle
 * @param max the largest
 */
public record RunStatistics(double min, double median, double max) {

  /** Of one or more figures, in any order. */
  public static RunStatistics of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("there is no run");
    }
    double[] sorted = figures.stream().mapToDouble(figure -> figure).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new RunStatistics(sorted[0], median, sorted[sorted.length - 1]);
  }

  /** How far the runs lie apart, as a share of the middle one. */
  public double variation() {
    return (max - min) / median;
  }
}
