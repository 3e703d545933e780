package dev.plumbline.cli.difference;

/**
 * A number that is known between two bounds.
 *
 * @param value the estimate
 * @param lower the exact number is not below
 * @param upper the exact number is not above
 */
public record Between(double value, double lower, double upper) {

  /** Refuses bounds that do not hold the value. */
  public Between {
    if (!(lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "%s must lie from lower %s to upper %s".formatted(value, lower, upper));
    }
  }

  /** A number that may be a rounding error beyond its bounds. */
  static Between of(double value, double lower, double upper) {
    return new Between(value, Math.min(lower, value), Math.max(upper, value));
  }

  /** Whether the number is known exactly. */
  public boolean isExact() {
    return lower == upper;
  }
}
