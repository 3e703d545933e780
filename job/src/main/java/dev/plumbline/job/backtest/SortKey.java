package dev.plumbline.job.backtest;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Builds keys whose order as unsigned bytes is the order of their parts. A number takes eight
 * bytes, its sign flipped: −1 is 7f ff … ff, 0 is 80 00 … 00. A text ends with a zero byte, so
 * {@code ab} comes before {@code abc}; names hold no zero bytes.
 */
final class SortKey {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

  SortKey number(long number) {
    byte[] part = ByteBuffer.allocate(Long.BYTES).putLong(number ^ Long.MIN_VALUE).array();
    bytes.write(part, 0, part.length);
    return this;
  }

  SortKey text(String text) {
    byte[] part = text.getBytes(StandardCharsets.UTF_8);
    bytes.write(part, 0, part.length);
    bytes.write(0);
    return this;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** The number that starts at a place of a key. */
  static long numberAt(byte[] key, int place) {
    return ByteBuffer.wrap(key).getLong(place) ^ Long.MIN_VALUE;
  }
}
