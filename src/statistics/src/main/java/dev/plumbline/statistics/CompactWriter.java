package dev.plumbline.statistics;

import java.io.ByteArrayOutputStream;

/**
 * Writes integers so that small ones are short: seven bits a byte, least significant first, and a
 * run of zeros as one zero and the run's length.
 */
final class CompactWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

  CompactWriter(int version) {
    bytes.write(version);
  }

  /** Writes a number that is never negative: 0 to 127 in one byte. */
  CompactWriter unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  /** Writes a number of either sign: −64 to 63 in one byte. */
  CompactWriter signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  /** Writes {@code length} counts from {@code from}, without the length. */
  CompactWriter counts(long[] counts, int from, int length) {
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

  /** Writes the number of bytes, then the bytes. */
  CompactWriter block(byte[] block) {
    unsigned(block.length);
    bytes.writeBytes(block);
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
