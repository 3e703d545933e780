package dev.plumbline.statistics.exact;

import java.math.BigDecimal;

/**
 * The doubles that one value may be met as when the reference or the traffic had 32 bits: 0.1 comes
 * as 0.1 or, from a client that computes in floats, as 0.10000000149011612.
 *
 * <ul>
 *   <li>A value that is no float: itself and the float nearest to it, and what is between.
 *   <li>A float of more than {@value #MOST_DIGITS} decimal digits, which training data in 32 bits
 *       have instead of the number that was meant: all doubles that round to it.
 *   <li>A float of fewer digits (every whole number up to 2^24, 0.5, 0.25) is the same in 32 and in
 *       64 bits: itself alone. So are values beyond the range of normal floats.
 * </ul>
 *
 * @param low the smallest of them
 * @param high the largest of them
 */
public record SinglePrecision(double low, double high) {

  private static final int MOST_DIGITS = 9;

  /** The doubles that a value may be met as. */
  public static SinglePrecision of(double value) {
    float narrow = (float) value;
    boolean normal = Math.abs(narrow) >= Float.MIN_NORMAL && Math.abs(narrow) < Float.MAX_VALUE;
    if (!normal) {
      return new SinglePrecision(value, value);
    }
    if (narrow != value) {
      return new SinglePrecision(Math.min(value, narrow), Math.max(value, narrow));
    }
    boolean isShort = new BigDecimal(value).stripTrailingZeros().precision() <= MOST_DIGITS;
    return isShort ? new SinglePrecision(value, value) : roundingTo(narrow);
  }

  private static SinglePrecision roundingTo(float value) {
    // Between two neighbouring floats, exactly; it rounds to one of them, the even one.
    double below = ((double) Math.nextDown(value) + value) / 2;
    double above = ((double) Math.nextUp(value) + value) / 2;
    return new SinglePrecision(
        (float) below == value ? below : Math.nextUp(below),
        (float) above == value ? above : Math.nextDown(above));
  }

  /** The value that a range is of, where it is one: in 64 bits, unless it never was. */
  public static double valueOf(double low, double high) {
    SinglePrecision range = new SinglePrecision(low, high);
    if (low != (float) low && range.equals(of(low))) {
      return low;
    }
    return high != (float) high && range.equals(of(high)) ? high : (float) low;
  }

  /** Whether a range is that of one value. */
  public static boolean isOneValue(double low, double high) {
    if (low == high) {
      return true;
    }
    SinglePrecision range = new SinglePrecision(low, high);
    return (float) low == (float) high
        && (range.equals(of(low)) || range.equals(of(high)) || range.equals(of((float) low)));
  }
}
