package dev.plumbline.statistics;

/**
 * A mean error and its 95 % interval.
 *
 * @param value the estimate, in the unit of what was predicted, 0 or more
 * @param lower lower end of the interval, 0 or more; null when one sample cannot tell
 * @param upper upper end of the interval; null when lower is
 */
public record Estimate(double value, Double lower, Double upper) {

  /** Refuses half an interval, an interval beside its value, and what is not finite. */
  public Estimate {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("value must be finite and >= 0, but is " + value);
    }
    if ((lower == null) != (upper == null)) {
      throw new IllegalArgumentException(
          "lower and upper are both there or both absent, but are %s and %s"
              .formatted(lower, upper));
    }
    if (lower != null && !(0 <= lower && lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "an estimate needs 0 <= lower <= value <= upper, but has %s <= %s <= %s"
              .formatted(lower, value, upper));
    }
  }

  /** The normal interval: value ± 1.96 standard errors, cut at 0. */
  static Estimate normal(double value, double standardError) {
    double half = NormalQuantile.TWO_SIDED_95 * standardError;
    return new Estimate(value, Math.max(0, value - half), value + half);
  }

  /** An estimate whose uncertainty is unknown. */
  static Estimate withoutInterval(double value) {
    return new Estimate(value, null, null);
  }
}
