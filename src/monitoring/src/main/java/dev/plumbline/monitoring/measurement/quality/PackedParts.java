package dev.plumbline.monitoring.measurement.quality;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Several blocks of bytes in one: version (1), then per block its length (4, big-endian) and its
 * bytes. Equal blocks have equal bytes.
 */
public final class PackedParts {

  private final String name;
  private final ByteBuffer rest;

  /**
   * Reads what {@link #pack} wrote.
   *
   * @param name what the bytes are, for the message
   * @throws IllegalArgumentException when the bytes are of another version
   */
  public PackedParts(String name, byte version, byte[] bytes) {
    this.name = name;
    this.rest = ByteBuffer.wrap(bytes);
    byte found = rest.get();
    if (found != version) {
      throw new IllegalArgumentException(name + " of unknown version " + found);
    }
  }

  /** The version and the parts as blocks, each behind its length. */
  public static byte[] pack(byte version, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(1 + length).put(version);
    for (byte[] part : parts) {
      buffer.putInt(part.length).put(part);
    }
    return buffer.array();
  }

  /** A number as a part: 8 bytes, big-endian. */
  public static byte[] ofLong(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /** The next block. */
  public byte[] next() {
    int length = rest.remaining() < Integer.BYTES ? -1 : rest.getInt();
    if (length < 0 || length > rest.remaining()) {
      throw new IllegalArgumentException(name + " cut short at byte " + rest.position());
    }
    byte[] part = new byte[length];
    rest.get(part);
    return part;
  }

  /** The next block as {@link #ofLong} made it. */
  public long nextLong() {
    return ByteBuffer.wrap(next()).getLong();
  }
}
