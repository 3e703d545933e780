package dev.plumbline.job.stage.publish.rejection;

import java.util.Arrays;

/** Text in UTF-8. */
final class Utf8 {

  private Utf8() {}

  /**
   * As much of a text as fits, whole characters only.
   *
   * @param text valid UTF-8
   * @param most bytes, at least 0
   */
  static byte[] cut(byte[] text, int most) {
    if (text.length <= most) {
      return text;
    }
    int end = most;
    while (end > 0 && isContinuation(text[end])) {
      end--;
    }
    return Arrays.copyOf(text, end);
  }

  private static boolean isContinuation(byte unit) {
    return (unit & 0xC0) == 0x80;
  }
}
