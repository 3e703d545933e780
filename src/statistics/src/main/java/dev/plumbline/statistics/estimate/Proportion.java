package dev.plumbline.statistics.estimate;

import java.util.Optional;

/**
 * A share of trials and the 95 % interval of Wilson (1927) around it, which stays within [0, 1] and
 * holds its level for small samples and for shares near 0 and 1.
 *
 * <p>For instance 8 of 10 is 0.8, between 0.4902 and 0.9433.
 *
 * @param value successes / trials
 * @param lower lower end of the interval, 0 or more
 * @param upper upper end of the interval, 1 or less
 */
public record Proportion(double value, double lower, double upper) {
  private static final double Z = NormalQuantile.TWO_SIDED_95;

  /** Refuses anything but 0 ≤ lower ≤ value ≤ upper ≤ 1. */
  public Proportion {
    if (!(0 <= lower && lower <= value && value <= upper && upper <= 1)) {
      throw new IllegalArgumentException(
          "a proportion needs 0 <= lower <= value <= upper <= 1, but has %s <= %s <= %s"
              .formatted(lower, value, upper));
    }
  }

  /**
   * The share and its interval; empty when it is undefined: no trials, or counts that are not those
   * of a whole sum (negative, or more successes than trials).
   */
  public static Optional<Proportion> wilson(long successes, long trials) {
    if (trials <= 0 || successes < 0 || successes > trials) {
      return Optional.empty();
    }
    double n = trials;
    double share = successes / n;
    double scale = 1 + Z * Z / n;
    double centre = (share + Z * Z / (2 * n)) / scale;
    double half = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / scale;
    // At the ends the interval touches 0 or 1 exactly; rounding must not push it past the share.
    double lower = Math.min(share, Math.max(0, centre - half));
    double upper = Math.max(share, Math.min(1, centre + half));
    return Optional.of(new Proportion(share, lower, upper));
  }
}
