package dev.plumbline.job.stage.join;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Numbers and texts in few bytes: 7 bits of an integer a byte, texts in UTF-8 with their length.
 */
final class CompactBytes {

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  private CompactBytes() {}

  static void writeNumber(ByteArrayOutputStream out, long number) {
    long rest = number << 1 ^ number >> 63; // small ones of either sign are short
    while ((rest & -MORE) != 0) {
      out.write((int) (rest & MORE - 1 | MORE));
      rest >>>= BITS;
    }
    out.write((int) rest);
  }

  static long readNumber(ByteBuffer in) {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      number |= (long) (next & MORE - 1) << shift;
      shift += BITS;
    } while (next < 0);
    return number >>> 1 ^ -(number & 1);
  }

  static void writeDouble(ByteArrayOutputStream out, double number) {
    out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
  }

  static void writeText(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    writeNumber(out, bytes.length);
    out.writeBytes(bytes);
  }

  static String readText(ByteBuffer in) {
    byte[] bytes = new byte[(int) readNumber(in)];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
