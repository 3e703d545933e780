package dev.plumbline.statistics;

import java.util.Arrays;

/**
 * Reads what {@link CompactWriter} wrote; whatever else it meets is an {@link
 * IllegalArgumentException} that names the accumulator and the offset, before any memory is taken
 * for it.
 */
final class CompactReader {
  private final String what;
  private final byte[] bytes;
  private int position;

  /**
   * @param what the name of the accumulator, for messages
   * @param version the only version that can be read
   */
  CompactReader(String what, int version, byte[] bytes) {
    this.what = what;
    this.bytes = bytes;
    if (bytes.length == 0) {
      throw refused("no bytes");
    }
    if (bytes[0] != version) {
      throw refused(
          "version %d is unknown, this program reads version %d".formatted(bytes[0], version));
    }
    position = 1;
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position >= bytes.length) {
        throw refused("truncated at byte " + bytes.length);
      }
      byte next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw refused("a number longer than 64 bits at byte " + position);
  }

  long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a size or index. */
  int sizeUpTo(int most) {
    long value = unsigned();
    if (value < 0 || value > most) {
      throw refused(
          "a size of %s where at most %d is possible"
              .formatted(Long.toUnsignedString(value), most));
    }
    return (int) value;
  }

  long[] counts(int length) {
    long[] counts = new long[length];
    int index = 0;
    while (index < length) {
      long count = signed();
      if (count != 0) {
        counts[index++] = count;
      } else {
        int run = sizeUpTo(length - index);
        if (run == 0) {
          throw refused("an empty run of zeros at byte " + position);
        }
        index += run;
      }
    }
    return counts;
  }

  byte[] block() {
    int length = sizeUpTo(bytes.length - position);
    if (length > bytes.length - position) {
      // The bytes of the length itself were still counted as possible content.
      throw refused("truncated at byte " + bytes.length);
    }
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  void end() {
    if (position != bytes.length) {
      throw refused("%d bytes too many".formatted(bytes.length - position));
    }
  }

  IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("cannot read " + what + ": " + reason);
  }
}
