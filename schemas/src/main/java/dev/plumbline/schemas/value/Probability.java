package dev.plumbline.schemas.value;

/**
 * The one rule for what is taken as a probability. Softmax and calibration in floating point end a
 * few roundings beside 0 or 1, at 1.0000000000000002 in 64 bits, at 1.0000001 in 32 bits: what is
 * within {@value #ROUNDING} of the range, eight roundings of 32 bits, is taken as its end. It holds
 * for 64 bits too, since JSON and a widened Avro float no longer say in how many bits a model
 * counts. Anything else out of range, and NaN, is no probability.
 */
public final class Probability {

  /** How far beyond its end a number still is a rounding. */
  public static final double ROUNDING = 1e-6;

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
