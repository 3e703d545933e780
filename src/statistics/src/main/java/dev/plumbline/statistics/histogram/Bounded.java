package dev.plumbline.statistics.histogram;

/**
 * A number that is not exact, and how far it can be off.
 *
 * @param value the number, finite
 * @param errorBound the exact number lies in value ± errorBound; finite, 0 or more
 */
public record Bounded(double value, double errorBound) {

  /** Refuses what is no number or no bound. */
  public Bounded {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite, but is " + value);
    }
    if (!(errorBound >= 0 && errorBound <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "errorBound must be finite and >= 0, but is " + errorBound);
    }
  }
}
