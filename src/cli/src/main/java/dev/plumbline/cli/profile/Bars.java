package dev.plumbline.cli.profile;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import java.util.Arrays;
import java.util.List;

/**
 * Small pictures of distributions: how much of a numeric feature lies in each of equally wide parts
 * of its range, or is of each of the most frequent categories.
 */
final class Bars {

  static final int PARTS = 24;

  private static final int COMPARED = 16;
  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  /** A whole cell, then its eighths from thin to thick. */
  private static final String WIDTHS = "█▏▎▍▌▋▊▉";

  private Bars() {}

  /** The picture; empty for a feature without values. */
  static String of(NumericProfile feature) {
    double[] parts = EqualParts.of(feature, PARTS).counts();
    return standing(parts, most(parts));
  }

  /** Two pictures of the same parts, which span both, and of the same scale of shares. */
  static List<String> of(NumericProfile first, NumericProfile second) {
    if (first.bins().isEmpty() || second.bins().isEmpty()) {
      return List.of(of(first), of(second));
    }
    double low = Math.min(first.moments().min(), second.moments().min());
    double high = Math.max(first.moments().max(), second.moments().max());
    return pair(
        shares(EqualParts.of(first, low, high, COMPARED).counts(), first.count()),
        shares(EqualParts.of(second, low, high, COMPARED).counts(), second.count()));
  }

  /** Two pictures of the first one's most frequent categories and, last, all others. */
  static List<String> of(CategoricalProfile first, CategoricalProfile second) {
    List<String> shown =
        first.categories().subList(0, Math.min(COMPARED - 1, first.categories().size()));
    return pair(shares(shown, first), shares(shown, second));
  }

  /** A lying bar of so many cells of the terminal, at least an eighth unless there is nothing. */
  static String lying(double cells) {
    int eighths = (int) Math.round(cells * WIDTHS.length());
    if (cells > 0 && eighths == 0) {
      eighths = 1;
    }
    String whole = WIDTHS.substring(0, 1).repeat(eighths / WIDTHS.length());
    int rest = eighths % WIDTHS.length();
    return rest == 0 ? whole : whole + WIDTHS.charAt(rest);
  }

  private static double[] shares(List<String> shown, CategoricalProfile feature) {
    long[] counts = feature.referenceCounts();
    double[] perPlace = new double[shown.size() + 1];
    for (int i = 0; i < feature.categories().size(); i++) {
      int place = shown.indexOf(feature.categories().get(i));
      perPlace[place < 0 ? shown.size() : place] += counts[i];
    }
    perPlace[shown.size()] += feature.otherCount();
    return shares(perPlace, feature.count());
  }

  private static double[] shares(double[] counts, long total) {
    return Arrays.stream(counts).map(count -> total > 0 ? count / total : 0).toArray();
  }

  private static List<String> pair(double[] first, double[] second) {
    double most = Math.max(most(first), most(second));
    return List.of(standing(first, most), standing(second, most));
  }

  private static double most(double[] parts) {
    return Arrays.stream(parts).max().orElse(0);
  }

  /** Bars beside each other; the highest possible one stands for {@code most}. */
  private static String standing(double[] parts, double most) {
    StringBuilder bars = new StringBuilder();
    for (double part : parts) {
      int height = (int) Math.ceil(part / most * HEIGHTS.length());
      bars.append(part <= 0 ? ' ' : HEIGHTS.charAt(height - 1));
    }
    return bars.toString();
  }
}
