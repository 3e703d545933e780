package dev.plumbline.schemas.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text from bytes, by the letter of UTF-8: bytes that are none give no text, where Java would put
 * U+FFFD in their place and let {@code München} and {@code Mönchen} in Latin-1 fall together.
 * Surrogates that are encoded one by one, overlong forms and code points beyond U+10FFFF are none,
 * either.
 */
public final class StrictUtf8 {

  private static final char REPLACEMENT = '\uFFFD';

  private StrictUtf8() {}

  /** The text of all bytes; empty when they are no UTF-8. */
  public static Optional<String> read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  /**
   * The text of the bytes {@code from} (inclusive) to {@code to} (exclusive); empty when they are
   * no UTF-8.
   */
  public static Optional<String> read(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    // Only where the replacement character stands can anything have been replaced.
    return text.indexOf(REPLACEMENT) < 0 || firstInvalid(bytes, from, to) < 0
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Whether the bytes {@code from} (inclusive) to {@code to} (exclusive) are UTF-8. */
  public static boolean holds(byte[] bytes, int from, int to) {
    return firstInvalid(bytes, from, to) < 0;
  }

  /** Whether something may have been replaced in a text that was read elsewhere. */
  public static boolean isDoubtful(CharSequence text) {
    return text.toString().indexOf(REPLACEMENT) >= 0;
  }

  /** Whether every surrogate of a text has its other half: only such text can be written. */
  public static boolean isWhole(String text) {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (Character.isSurrogate(unit)) {
        boolean paired =
            Character.isHighSurrogate(unit)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        if (!paired) {
          return false;
        }
        index++;
      }
    }
    return true;
  }

  /** Index of the first byte that is no UTF-8, −1 when there is none. */
  public static int firstInvalid(byte[] bytes, int from, int to) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    try {
      decoder.decode(in);
      return -1;
    } catch (CharacterCodingException e) {
      return in.position();
    }
  }
}
