package dev.plumbline.monitoring.rule;

/**
 * The values from {@code low} to {@code high}, both included; an end that is infinite is none.
 *
 * @param low the least value
 * @param high the largest value, at least {@code low}
 */
public record Band(double low, double high) {

  /** Every value. */
  public static final Band ANY = new Band(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Band {
    if (!(low <= high)) {
      throw new IllegalArgumentException("low must be at most high, got: " + low + " to " + high);
    }
  }

  /** The values that are at least this. */
  public static Band atLeast(double low) {
    return new Band(low, Double.POSITIVE_INFINITY);
  }

  /** The values that are at most this. */
  public static Band atMost(double high) {
    return new Band(Double.NEGATIVE_INFINITY, high);
  }

  /** True when there is a least value. */
  public boolean hasLow() {
    return low != Double.NEGATIVE_INFINITY;
  }

  /** True when there is a largest value. */
  public boolean hasHigh() {
    return high != Double.POSITIVE_INFINITY;
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }

  /** Whether a whole interval lies beyond one end; a value is an interval of one. */
  boolean isBeyond(double lower, double upper) {
    return upper < low || lower > high;
  }

  /** Whether the value lies beyond an end or on it. */
  boolean isReached(double value) {
    return value <= low || value >= high;
  }
}
