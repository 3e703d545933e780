package dev.plumbline.statistics;

/**
 * Where a numeric reference lies and how wide it is: what {@link FeatureMoments} measures values
 * by.
 *
 * @param mean the reference's mean, finite
 * @param deviation its standard deviation, finite; 0 for a constant
 * @param min its smallest value, finite
 * @param max its largest value, finite, min or more
 */
public record ReferenceScale(double mean, double deviation, double min, double max) {

  /** Refuses what no reference has. */
  public ReferenceScale {
    requireFinite("mean", mean);
    requireFinite("deviation", deviation);
    requireFinite("min", min);
    requireFinite("max", max);
    if (deviation < 0) {
      throw new IllegalArgumentException("deviation must be >= 0, but is " + deviation);
    }
    if (min > max) {
      throw new IllegalArgumentException(
          "min must be at most max, but they are %s and %s".formatted(min, max));
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, but is " + value);
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
