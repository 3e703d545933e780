package dev.plumbline.console;

import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.ReferenceBins;
import java.util.Arrays;

/**
 * A small picture of a numeric feature: how much of it lies in each of equally wide parts of its
 * range, the fullest part being the highest bar. Bins that straddle a border are split by length.
 */
final class Bars {

  static final int PARTS = 24;

  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  private Bars() {}

  /** The picture; empty for a feature without values. */
  static String of(NumericProfile feature) {
    if (feature.bins().isEmpty()) {
      return "";
    }
    double[] parts = parts(feature.bins().get(), feature.moments().min(), feature.moments().max());
    double most = Arrays.stream(parts).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (double part : parts) {
      int height = (int) Math.ceil(part / most * HEIGHTS.length());
      bars.append(height == 0 ? ' ' : HEIGHTS.charAt(height - 1));
    }
    return bars.toString();
  }

  private static double[] parts(ReferenceBins bins, double min, double max) {
    double[] parts = new double[PARTS];
    double[] edges = bins.upperEdges();
    long[] counts = bins.counts();
    for (int bin = 0; bin < counts.length; bin++) {
      double high = bin < edges.length ? Math.min(edges[bin], max) : max;
      double low = bin == 0 ? min : edges[bin - 1];
      double from = position(bins.isAtom(bin) ? high : low, min, max);
      spread(counts[bin], from, position(high, min, max), parts);
    }
    return parts;
  }

  /** Where a value lies, 0 to {@link #PARTS}. */
  private static double position(double value, double min, double max) {
    double width = max / 2 - min / 2;
    return width > 0 ? (value / 2 - min / 2) / width * PARTS : 0;
  }

  private static void spread(long count, double from, double to, double[] parts) {
    int first = Math.min(PARTS - 1, Math.max(0, (int) from));
    if (to <= from) {
      parts[first] += count;
      return;
    }
    for (int part = first; part < PARTS && part < to; part++) {
      double overlap = Math.min(to, part + 1) - Math.max(from, part);
      parts[part] += count * overlap / (to - from);
    }
  }
}
