package dev.plumbline.cli.difference;

import dev.plumbline.monitoring.profile.NumericProfile;
import java.util.stream.DoubleStream;

/**
 * The Kolmogorov–Smirnov statistic of two samples of which the distribution functions are known at
 * the edges of their bins. At each edge of either, both lie between bounds; from one edge to the
 * next neither falls. So the exact statistic is at least the greatest gap between the bounds at an
 * edge, and at most the greatest difference that two neighbouring edges allow.
 */
final class Distance {

  private final CumulativeCounts before;
  private final CumulativeCounts after;

  private Distance(CumulativeCounts before, CumulativeCounts after) {
    this.before = before;
    this.after = after;
  }

  /** The statistic of two profiles that have values. */
  static Between of(NumericProfile before, NumericProfile after) {
    return new Distance(new CumulativeCounts(before), new CumulativeCounts(after)).measure();
  }

  private Between measure() {
    double[] points =
        DoubleStream.concat(DoubleStream.of(before.points()), DoubleStream.of(after.points()))
            .sorted()
            .distinct()
            .toArray();
    double value = 0;
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < points.length; i++) {
      double x = points[i];
      boolean nothingBetween = i + 1 == points.length || Math.nextUp(x) >= points[i + 1];
      double next = nothingBetween ? x : points[i + 1];
      value = Math.max(value, Math.abs(share(before, x) - share(after, x)));
      lower = Math.max(lower, Math.max(gap(before, after, x), gap(after, before, x)));
      upper =
          Math.max(upper, Math.max(reach(before, after, x, next), reach(after, before, x, next)));
    }
    return Between.of(value, lower, upper);
  }

  private static double share(CumulativeCounts counts, double x) {
    return counts.estimate(x) / counts.total();
  }

  /** By how much one surely exceeds the other at x. */
  private static double gap(CumulativeCounts one, CumulativeCounts other, double x) {
    return (double) one.least(x) / one.total() - (double) other.most(x) / other.total();
  }

  /** By how much one can exceed the other from x to before the next edge. */
  private static double reach(CumulativeCounts one, CumulativeCounts other, double x, double next) {
    return (double) one.most(next) / one.total() - (double) other.least(x) / other.total();
  }
}
