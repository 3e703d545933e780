package dev.plumbline.console;

import dev.plumbline.monitoring.profile.NumericProfile;
import java.util.Arrays;

/**
 * A small picture of a numeric feature: how much of it lies in each of equally wide parts of its
 * range, the fullest part being the highest bar.
 */
final class Bars {

  static final int PARTS = 24;

  private static final String HEIGHTS = "▁▂▃▄▅▆▇█";

  /** A whole cell, then its eighths from thin to thick. */
  private static final String WIDTHS = "█▏▎▍▌▋▊▉";

  private Bars() {}

  /** The picture; empty for a feature without values. */
  static String of(NumericProfile feature) {
    double[] parts = EqualParts.of(feature, PARTS).counts();
    double most = Arrays.stream(parts).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (double part : parts) {
      int height = (int) Math.ceil(part / most * HEIGHTS.length());
      bars.append(height == 0 ? ' ' : HEIGHTS.charAt(height - 1));
    }
    return bars.toString();
  }

  /**
   * A bar that is so long, in cells of the terminal; the least that there is to see is an eighth.
   */
  static String lying(double cells) {
    int eighths = (int) Math.round(cells * WIDTHS.length());
    if (cells > 0 && eighths == 0) {
      eighths = 1;
    }
    String whole = WIDTHS.substring(0, 1).repeat(eighths / WIDTHS.length());
    int rest = eighths % WIDTHS.length();
    return rest == 0 ? whole : whole + WIDTHS.charAt(rest);
  }
}
