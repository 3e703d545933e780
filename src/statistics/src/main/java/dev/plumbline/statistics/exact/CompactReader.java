package dev.plumbline.statistics.exact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link CompactWriter} wrote; whatever else it meets is an {@link
 * IllegalArgumentException} that names what was read and the offset, before any memory is taken for
 * it.
 */
public final class CompactReader {
  private final String what;
  private final byte[] bytes;
  private int position;

  /**
   * @param what the name of what is read, for messages
   * @param version the only version that can be read
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public CompactReader(String what, int version, byte[] bytes) {
    this(what, version, version, bytes);
  }

  /**
   * @param what the name of what is read, for messages
   * @param oldest the oldest version that can be read
   * @param newest the newest one
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public CompactReader(String what, int oldest, int newest, byte[] bytes) {
    this.what = what;
    this.bytes = bytes;
    if (bytes.length == 0) {
      throw refused("no bytes");
    }
    if (bytes[0] < oldest || bytes[0] > newest) {
      throw refused(
          "version %d is unknown, this program reads version %d".formatted(bytes[0], newest));
    }
    position = 1;
  }

  /** The version of the bytes. */
  public int version() {
    return bytes[0];
  }

  /** Reads a number that is never negative. */
  public long unsigned() {
    if (position < bytes.length && bytes[position] >= 0) {
      return bytes[position++]; // most numbers
    }
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

  /** Reads a number of either sign. */
  public long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads a size or index. */
  public int sizeUpTo(int most) {
    long value = unsigned();
    if (value < 0 || value > most) {
      throw refused(
          "a size of %s where at most %d is possible"
              .formatted(Long.toUnsignedString(value), most));
    }
    return (int) value;
  }

  /** What {@link CompactWriter#counts} wrote of so many counts. */
  public long[] counts(int length) {
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

  /** Reads a number of bytes and the bytes. */
  public byte[] block() {
    int length = skipBlock();
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** Passes over a number of bytes and the bytes, which end at {@link #position}; how many. */
  public int skipBlock() {
    int length = sizeUpTo(bytes.length - position);
    if (length > bytes.length - position) {
      // The bytes of the length itself were still counted as possible content.
      throw refused("truncated at byte " + bytes.length);
    }
    position += length;
    return length;
  }

  /** The index of the next byte that will be read. */
  public int position() {
    return position;
  }

  /** Reads a number of eight bytes. */
  public double exact() {
    if (bytes.length - position < Long.BYTES) {
      throw refused("truncated at byte " + bytes.length);
    }
    long bits = 0;
    for (int left = Long.BYTES; left > 0; left--) {
      bits = bits << Byte.SIZE | bytes[position++] & 0xFF;
    }
    return Double.longBitsToDouble(bits);
  }

  /** Reads a text. */
  public String text() {
    int length = skipBlock();
    return new String(bytes, position - length, length, StandardCharsets.UTF_8);
  }

  /** Whether everything was read. */
  public boolean isAtEnd() {
    return position == bytes.length;
  }

  /**
   * Refuses what is left.
   *
   * @throws IllegalArgumentException when not everything was read
   */
  public void end() {
    if (!isAtEnd()) {
      throw refused("%d bytes too many".formatted(bytes.length - position));
    }
  }

  /** What to throw when the bytes make no sense: it names what was to be read. */
  public IllegalArgumentException refused(String reason) {
    return new IllegalArgumentException("cannot read " + what + ": " + reason);
  }
}
