package dev.plumbline.cli.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for people: five digits, and of large numbers every digit before the point. */
public final class Rounded {

  private static final MathContext DIGITS = new MathContext(5);
  private static final double WHOLE_ABOVE = 1e5;

  /** Up to here a double tells each whole number from the next. */
  private static final double PLAIN_BELOW = 0x1p53;

  private static final double PLAIN_ABOVE = 1e-4;

  private Rounded() {}

  /** For example 0.93124, 1234.5, 1704067200123, 1.2E+20. */
  public static String of(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = rounded(value).stripTrailingZeros();
    boolean plain = Math.abs(value) < PLAIN_BELOW && Math.abs(value) >= PLAIN_ABOVE;
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = new BigDecimal(value);
    boolean whole = Math.abs(value) >= WHOLE_ABOVE && Math.abs(value) < PLAIN_BELOW;
    return whole ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(DIGITS);
  }
}
