package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.monitoring.profile.FeatureProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.monitoring.profile.Profile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The reference's numeric features as arrays: edges to search in, counts to compare with. What
 * everybody who is not us binds values by, and what the check counts again by.
 */
final class BinnedFeatures implements Serializable {

  private final List<String> names = new ArrayList<>();
  private final List<double[]> edges = new ArrayList<>();
  private final List<long[]> reference = new ArrayList<>();
  private final List<int[]> groups = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private int cells;

  private BinnedFeatures() {}

  static BinnedFeatures of(Profile profile) {
    BinnedFeatures features = new BinnedFeatures();
    for (FeatureProfile feature : profile.features()) {
      if (feature instanceof NumericProfile numeric && feature.name().startsWith("feature_")) {
        features.add(feature.name(), numeric.bins().orElseThrow());
      }
    }
    return features;
  }

  private void add(String name, ReferenceBins bins) {
    names.add(name);
    edges.add(bins.upperEdges());
    reference.add(bins.counts());
    groups.add(bins.groupOf());
    offsets.add(cells);
    cells += bins.bins();
  }

  int size() {
    return names.size();
  }

  /** Bins of all features together. */
  int cells() {
    return cells;
  }

  String name(int feature) {
    return names.get(feature);
  }

  /** The bins of a feature among those of all. */
  long[] countsOf(int feature, int[] all) {
    int begin = offsets.get(feature);
    long[] counts = new long[reference.get(feature).length];
    for (int bin = 0; bin < counts.length; bin++) {
      counts[bin] = all[begin + bin];
    }
    return counts;
  }

  /** Position of a value's bin among those of all features; −1 for NaN. */
  int cellOf(int feature, double value) {
    if (Double.isNaN(value)) {
      return -1;
    }
    int found = Arrays.binarySearch(edges.get(feature), value + 0.0);
    return offsets.get(feature) + (found < 0 ? -found - 1 : found);
  }

  /** Σ (q − p)·ln(q / p) over the groups of bins; a share of zero is 0.0001. */
  double psi(int feature, long[] counts) {
    int[] groupOf = groups.get(feature);
    int last = Arrays.stream(groupOf).max().orElseThrow();
    double[] before = new double[last + 1];
    double[] now = new double[last + 1];
    double allBefore = Arrays.stream(reference.get(feature)).sum();
    double allNow = Arrays.stream(counts).sum();
    for (int bin = 0; bin < counts.length; bin++) {
      before[groupOf[bin]] += reference.get(feature)[bin];
      now[groupOf[bin]] += counts[bin];
    }
    double sum = 0;
    for (int group = 0; group <= last; group++) {
      double p = before[group] == 0 ? 1e-4 : before[group] / allBefore;
      double q = now[group] == 0 ? 1e-4 : now[group] / allNow;
      sum += (q - p) * Math.log(q / p);
    }
    return sum;
  }

  /** The largest difference of the two distribution functions at an edge. */
  double ks(int feature, long[] counts) {
    double allBefore = Arrays.stream(reference.get(feature)).sum();
    double allNow = Arrays.stream(counts).sum();
    long before = 0;
    long now = 0;
    double largest = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      before += reference.get(feature)[bin];
      now += counts[bin];
      largest = Math.max(largest, Math.abs(before / allBefore - now / allNow));
    }
    return largest;
  }
}
