package dev.plumbline.cli.profile;

import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;

/**
 * How much of a numeric feature lies in each of equally wide parts of a range. A bin that straddles
 * a border is split by length, so the counts are exact only where a border is an edge; an atom lies
 * in one part. A range without width is one part that holds all.
 *
 * @param low where the first part begins
 * @param high where the last part ends
 * @param counts values in each part; what lies beyond the range is in none
 */
record EqualParts(double low, double high, double[] counts) {

  /** The parts of the feature's own range; none without values. */
  static EqualParts of(NumericProfile feature, int parts) {
    return feature.bins().isEmpty()
        ? new EqualParts(0, 0, new double[0])
        : of(feature, feature.moments().min(), feature.moments().max(), parts);
  }

  /** The parts of a range; the feature need not fill it. */
  static EqualParts of(NumericProfile feature, double low, double high, int parts) {
    EqualParts empty = new EqualParts(low, high, new double[parts]);
    feature.bins().ifPresent(bins -> empty.fill(bins, feature));
    return empty;
  }

  /** The border at which a part begins; of the number of parts, where the last ends. */
  double border(int part) {
    double share = (double) part / counts.length;
    return low * (1 - share) + high * share;
  }

  private void fill(ReferenceBins bins, NumericProfile feature) {
    double[] edges = bins.upperEdges();
    long[] inBins = bins.counts();
    double least = feature.moments().min();
    double greatest = feature.moments().max();
    for (int bin = 0; bin < inBins.length; bin++) {
      double to = bin < edges.length ? Math.min(edges[bin], greatest) : greatest;
      double from = bin == 0 ? least : edges[bin - 1];
      if (inBins[bin] > 0) {
        spread(inBins[bin], position(bins.isAtom(bin) ? to : from), position(to));
      }
    }
  }

  /** Where a value lies, 0 to the number of parts. */
  private double position(double value) {
    double width = high / 2 - low / 2;
    return width > 0 ? (value / 2 - low / 2) / width * counts.length : 0;
  }

  private void spread(long count, double from, double to) {
    if (to < 0 || from > counts.length || (from < to && (to == 0 || from == counts.length))) {
      return;
    }
    int first = Math.min(counts.length - 1, Math.max(0, (int) from));
    if (to <= from) {
      counts[first] += count;
      return;
    }
    for (int part = first; part < counts.length && part < to; part++) {
      double overlap = Math.min(to, part + 1) - Math.max(from, part);
      counts[part] += count * overlap / (to - from);
    }
  }
}
