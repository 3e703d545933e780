package dev.plumbline.console;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: five digits. */
final class Rounded {

  private static final MathContext DIGITS = new MathContext(5);
  private static final double PLAIN_BELOW = 1e7;
  private static final double PLAIN_ABOVE = 1e-4;

  private Rounded() {}

  /** For example 0.93124, 1234.5, 1.2E+9. */
  static String of(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain = Math.abs(value) < PLAIN_BELOW && Math.abs(value) >= PLAIN_ABOVE;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
