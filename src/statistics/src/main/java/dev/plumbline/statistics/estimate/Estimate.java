package dev.plumbline.statistics.estimate;

/**
 * A measured number with what is known about its certainty: a 95 % interval that holds the value,
 * and how far binning can have moved it.
 *
 * @param value the estimate, finite, of any sign
 * @param lower lower end of the interval; null when there is none, as for a single sample
 * @param upper upper end of the interval; null when lower is
 * @param errorBound the most by which the value can differ from that of the unbinned sample; null
 *     when it is exact
 */
public record Estimate(double value, Double lower, Double upper, Double errorBound) {

  /** Refuses half an interval, an interval beside its value, and what is not finite. */
  public Estimate {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, but is " + value);
    }
    if ((lower == null) != (upper == null)) {
      throw new IllegalArgumentException(
          "lower and upper are both there or both absent, but are %s and %s"
              .formatted(lower, upper));
    }
    if (lower != null && !(lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "an estimate needs lower <= value <= upper, but has %s <= %s <= %s"
              .formatted(lower, value, upper));
    }
    if (errorBound != null && !(errorBound >= 0 && errorBound <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "error bound must be finite and >= 0, but is " + errorBound);
    }
  }

  /** An exact number with its interval. */
  public Estimate(double value, Double lower, Double upper) {
    this(value, lower, upper, null);
  }

  /** A share with its interval of Wilson. */
  public static Estimate of(Proportion share) {
    return new Estimate(share.value(), share.lower(), share.upper());
  }

  /** The normal interval: value ± 1.96 standard errors. */
  public static Estimate normal(double value, double standardError) {
    double half = NormalQuantile.TWO_SIDED_95 * standardError;
    return new Estimate(value, value - half, value + half);
  }

  /** An estimate whose uncertainty is unknown. */
  public static Estimate withoutInterval(double value) {
    return new Estimate(value, null, null);
  }

  /** The same with an error bound. */
  public Estimate within(double bound) {
    return new Estimate(value, lower, upper, bound);
  }

  /** The same with the interval cut to what the measure can be; the value is one of these. */
  public Estimate cut(double least, double most) {
    if (lower == null) {
      return this;
    }
    double low = Math.min(value, Math.max(least, lower));
    double high = Math.max(value, Math.min(most, upper));
    return new Estimate(value, low, high, errorBound);
  }
}
