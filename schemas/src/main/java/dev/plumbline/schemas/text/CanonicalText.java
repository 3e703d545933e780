package dev.plumbline.schemas.text;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigInteger;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one rule for the text of a category, a class or the value of a segment, so that the same data
 * published from Java, Python, JSON and CSV fall into the same categories. Whatever compares such
 * texts compares these: events in every form, labels, monitors and profiles.
 *
 * <ol>
 *   <li>{@code true} is {@code 1}, {@code false} is {@code 0}.
 *   <li>A whole number is its decimal digits: {@code 17} and {@code 17.0} are {@code 17}, {@code
 *       -0.0} is {@code 0}. A double is whole up to 2^63, where {@code long} ends.
 *   <li>Any other double is the shortest decimal that reads back as it, in Java's form: {@code 0.5}
 *       is {@code 0.5}, {@code 1e300} is {@code 1.0E300}. One with decimal places that is exactly a
 *       float is the shortest that reads back as that float, since it may have been one: 0.1 in 32
 *       bits, which is 0.10000000149011612, is {@code 0.1}, as 0.1 in 64 bits is.
 *   <li>Text that spells one of these is that: {@code True} is {@code 1}, {@code 17.0}, as pandas
 *       writes an integer column with gaps, is {@code 17}, {@code 0.10000000149011612} is {@code
 *       0.1}; so it does not matter whether a client had types, or a file had none. Any other text
 *       is taken as it is: no trimming, no change of case; {@code 1.50} and {@code 007} stay.
 * </ol>
 *
 * <p>The canonical text of a canonical text is itself.
 */
public final class CanonicalText {

  private static final double LONG_END = 0x1p63;

  /** A float that takes fewer digits than its double has at least 8 of them, and 17 at most. */
  private static final int LEAST_WIDENED = 9;

  private static final int MOST_WIDENED = 24;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]+(?:E-?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("(-?(?:0|[1-9][0-9]*))\\.0+");

  private CanonicalText() {}

  /**
   * The canonical text of a value.
   *
   * @param value a boolean, a number or a {@link CharSequence}; null is no category and not allowed
   * @throws IllegalArgumentException if the value is of any other type
   */
  public static String of(Object value) {
    if (value instanceof CharSequence text) {
      return ofText(text.toString());
    }
    if (value instanceof Boolean flag) {
      return flag ? "1" : "0";
    }
    if (value instanceof Double || value instanceof Float) {
      return of(((Number) value).doubleValue());
    }
    if (isWhole(value)) {
      return value.toString();
    }
    throw new IllegalArgumentException("a category is text, a number or a boolean, not " + value);
  }

  /** The canonical text of a double, see the rules above. */
  public static String of(double value) {
    boolean whole = value == Math.rint(value);
    if (whole && value >= -LONG_END && value < LONG_END) {
      return Long.toString((long) value);
    }
    float narrow = (float) value;
    // By Jackson, not by the JDK, whose decimals are the shortest only from release 19 on.
    return narrow == value && !whole ? NumberOutput.toString(narrow, true) : shortest(value);
  }

  private static String shortest(double value) {
    return NumberOutput.toString(value, true);
  }

  private static String ofText(String text) {
    if (text.equalsIgnoreCase("true")) {
      return "1";
    }
    if (text.equalsIgnoreCase("false")) {
      return "0";
    }
    if (text.indexOf('.') < 0) {
      return text; // surely no number that was written in more digits: most texts end here
    }
    if (text.length() >= LEAST_WIDENED && text.length() <= MOST_WIDENED) {
      return ofLongText(text);
    }
    return ofShortText(text);
  }

  /** Perhaps a float as the double it widens to, which takes many digits. */
  private static String ofLongText(String text) {
    if (DECIMAL.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (number == (float) number && text.equals(shortest(number))) {
        return of(number);
      }
    }
    return ofShortText(text);
  }

  private static String ofShortText(String text) {
    if (!text.endsWith("0")) {
      return text;
    }
    Matcher whole = WHOLE.matcher(text);
    if (!whole.matches()) {
      return text;
    }
    return whole.group(1).equals("-0") ? "0" : whole.group(1);
  }

  /**
   * The number a numeric feature takes: a boolean is 1 or 0, a number is itself, NaN and infinities
   * included; empty for null, text and anything else.
   */
  public static OptionalDouble number(Object value) {
    if (value instanceof Boolean flag) {
      return OptionalDouble.of(flag ? 1.0 : 0.0);
    }
    if (value instanceof Number number) {
      return OptionalDouble.of(number.doubleValue());
    }
    return OptionalDouble.empty();
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }
}
