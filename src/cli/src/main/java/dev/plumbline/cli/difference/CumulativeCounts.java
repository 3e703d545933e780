package dev.plumbline.cli.difference;

import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;

/**
 * How many values of a numeric profile are at most x: exact at its edges and beyond its extremes.
 * Inside a bin it lies between the counts at the bin's ends, and the estimate is linear: a bin (10,
 * 20] with 8 values and 5 below has 5 to 13 at 15, and 9 as the estimate.
 */
final class CumulativeCounts {

  private final double[] points;
  private final long[] atMost;

  /** The counts of a profile with at least one value. */
  CumulativeCounts(NumericProfile profile) {
    ReferenceBins bins = profile.bins().orElseThrow();
    double[] edges = bins.upperEdges();
    long[] counts = bins.counts();
    double belowAll = Math.nextDown(profile.moments().min());
    double greatest = profile.moments().max();
    double[] known = new double[2 * edges.length + 2];
    long[] sums = new long[2 * edges.length + 2];
    int size = 0;
    known[size++] = belowAll;
    long sum = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      double to = bins.isAtom(bin) ? bins.atom(bin) : edges[bin];
      if (bins.isAtom(bin) && Math.nextDown(to) > known[size - 1] && to <= greatest) {
        known[size] = Math.nextDown(to); // an atom of floats is wider than its value
        sums[size++] = sum;
      }
      sum += counts[bin];
      if (to > known[size - 1] && to < greatest) {
        known[size] = to;
        sums[size++] = sum;
      }
    }
    known[size] = greatest;
    sums[size++] = Arrays.stream(counts).sum();
    this.points = Arrays.copyOf(known, size);
    this.atMost = Arrays.copyOf(sums, size);
  }

  /** All values. */
  long total() {
    return atMost[atMost.length - 1];
  }

  /** Where the count is known, ascending; a copy. */
  double[] points() {
    return points.clone();
  }

  /** How many values are surely at most x. */
  long least(double x) {
    int index = last(x);
    return index < 0 ? 0 : atMost[index];
  }

  /** How many values can be at most x. */
  long most(double x) {
    int index = last(x);
    if (index < 0) {
      return 0;
    }
    boolean known = index == points.length - 1 || points[index] == x;
    return atMost[known ? index : index + 1];
  }

  /** About how many values are at most x. */
  double estimate(double x) {
    int index = last(x);
    long least = least(x);
    long most = most(x);
    if (least == most) {
      return least;
    }
    double width = points[index + 1] / 2 - points[index] / 2;
    double share = width > 0 ? (x / 2 - points[index] / 2) / width : 0;
    return least + (most - least) * share;
  }

  /** The last point at or below x, −1 when there is none. */
  private int last(double x) {
    int found = Arrays.binarySearch(points, x);
    return found >= 0 ? found : -found - 2;
  }
}
