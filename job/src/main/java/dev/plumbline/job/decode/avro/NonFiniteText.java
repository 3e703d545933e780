package dev.plumbline.job.decode.avro;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Text that stands for NaN or an infinity in a numeric feature. JSON and CSV have no other way to
 * send them; a feature that is broken in that way is invalid, not of the wrong type.
 */
public final class NonFiniteText {

  private static final Set<String> TEXTS =
      Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

  private static final int SHORTEST = 3;
  private static final int LONGEST = 9;

  private NonFiniteText() {}

  /** Whether a text is one, in any case: {@code NaN}, {@code inf}, {@code -Infinity}. */
  public static boolean is(CharSequence text) {
    return isLength(text.length()) && TEXTS.contains(text.toString().toLowerCase(Locale.ROOT));
  }

  /** The same of bytes in UTF-8; a number that is sent as text costs one comparison. */
  public static boolean is(byte[] bytes, int from, int to) {
    return isLength(to - from)
        && bytes[to - 1] > '9'
        && is(new String(bytes, from, to - from, StandardCharsets.UTF_8));
  }

  private static boolean isLength(int length) {
    return length >= SHORTEST && length <= LONGEST;
  }
}
