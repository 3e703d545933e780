package dev.plumbline.schemas;

/**
 * The one rule for what is taken as a probability. Softmax and calibration in floating point end a
 * few roundings beside 0 or 1, at 1.0000000000000002 or −1e-17: what is within {@value #ROUNDING}
 * of the range is taken as its end. Anything else out of range, and NaN, is no probability.
 */
public final class Probability {

  /** How far beyond its end a number still is a rounding. */
  public static final double ROUNDING = 1e-9;

  private Probability() {}

  /** The probability, 0 to 1; NaN when the number is none. */
  public static double of(double number) {
    if (number >= 0 && number <= 1) {
      return number;
    }
    if (number < 0 && number >= -ROUNDING) {
      return 0;
    }
    return number > 1 && number <= 1 + ROUNDING ? 1 : Double.NaN;
  }
}
