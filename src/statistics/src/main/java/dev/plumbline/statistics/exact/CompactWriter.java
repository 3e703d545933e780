package dev.plumbline.statistics.exact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes integers so that small ones are short: seven bits a byte, least significant first, and a
 * run of zeros as one zero and the run's length. The first byte is the version of the layout.
 */
public final class CompactWriter {
  /** Seven bits of 64 in a byte. */
  private static final int LONGEST = 10;

  private byte[] bytes = new byte[64];
  private int size;

  /**
   * Begins with the version.
   *
   * @param version of the layout, 0 to 127
   */
  public CompactWriter(int version) {
    put(version);
  }

  /** Writes a number that is never negative: 0 to 127 in one byte. */
  public CompactWriter unsigned(long value) {
    reserve(LONGEST); // once for a number, not for each of its bytes
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
    return this;
  }

  /** Writes a number of either sign: −64 to 63 in one byte. */
  public CompactWriter signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  /** Writes {@code length} counts from {@code from}, without the length. */
  public CompactWriter counts(long[] counts, int from, int length) {
    int end = from + length;
    int index = from;
    while (index < end) {
      if (counts[index] != 0) {
        signed(counts[index]);
        index++;
      } else {
        int run = index;
        while (run < end && counts[run] == 0) {
          run++;
        }
        unsigned(0).unsigned(run - index);
        index = run;
      }
    }
    return this;
  }

  /** Writes a number in eight bytes, bit by bit as it is. */
  public CompactWriter exact(double value) {
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      put((int) (bits >>> shift));
    }
    return this;
  }

  /** Writes a text in UTF-8, with its length. */
  public CompactWriter text(String text) {
    return block(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the number of bytes, then the bytes. */
  public CompactWriter block(byte[] block) {
    unsigned(block.length);
    reserve(block.length);
    System.arraycopy(block, 0, bytes, size, block.length);
    size += block.length;
    return this;
  }

  /** All that was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void put(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
