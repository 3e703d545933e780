package dev.plumbline.statistics.histogram;

/**
 * Where a numeric reference lies and how wide it is: what {@link FeatureMoments} measures values
 * by.
 *
 * <p>From {@code low} to {@code high} distances are measured bin by bin; beyond, by mean distances.
 * The ends are the inner edges of the reference's outer bins where the reference knows how far its
 * own values lie beyond them, else its extremes. For instance of 14,999 values around 5 and one of
 * 1,000 the last edge is about 7.6 and the mean distance above it 0.068: it says of the one value
 * what a bin from 7.6 to 1,000 could not.
 *
 * @param mean the reference's mean, finite
 * @param deviation its standard deviation, finite; 0 for a constant
 * @param low below it distances are means, finite
 * @param high above it distances are means, finite, low or more
 * @param below mean of max(0, low − x) over the reference, finite, 0 or more
 * @param above mean of max(0, x − high) over the reference, finite, 0 or more
 */
public record ReferenceScale(
    double mean, double deviation, double low, double high, double below, double above) {

  /** Refuses what no reference has. */
  public ReferenceScale {
    requireFinite("mean", mean);
    requireFinite("deviation", deviation);
    requireFinite("low", low);
    requireFinite("high", high);
    requireDistance("deviation", deviation);
    requireDistance("below", below);
    requireDistance("above", above);
    if (low > high) {
      throw new IllegalArgumentException(
          "low must be at most high, but they are %s and %s".formatted(low, high));
    }
  }

  /** A reference that lies between its ends as a whole. */
  public ReferenceScale(double mean, double deviation, double min, double max) {
    this(mean, deviation, min, max, 0, 0);
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, but is " + value);
    }
  }

  private static void requireDistance(String name, double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(name + " must be finite and >= 0, but is " + value);
    }
  }

  /** Whether the reference is spread at all, so that distances in its deviations exist. */
  public boolean hasDeviation() {
    return deviation > 0;
  }

  /**
   * The unit in which moments are summed: the deviation; of a constant reference its size, or 1 if
   * it is zero.
   */
  public double unit() {
    if (hasDeviation()) {
      return deviation;
    }
    if (mean == 0) {
      return 1;
    }
    return Math.abs(mean);
  }
}
