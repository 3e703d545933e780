package dev.plumbline.monitoring.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over values, each in a form that no other sequence of values has: numbers as eight bytes
 * big-endian, text as its UTF-8 length and bytes, −0.0 as 0.0.
 */
public final class Digest {

  private final MessageDigest sha256;

  /** Of nothing yet. */
  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a number. */
  public Digest add(long value) {
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  /** Adds a number; −0.0 is the same as 0.0. */
  public Digest add(double value) {
    return add(Double.doubleToLongBits(value + 0.0));
  }

  /** Adds a text behind the length of its UTF-8. */
  public Digest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha256.update(bytes);
    return this;
  }

  /** Adds whether there is a number, and the number if there is. */
  public Digest addNullable(Double value) {
    return value == null ? add(0L) : add(1L).add(value.doubleValue());
  }

  /** Adds whether there is a number, and the number if there is. */
  public Digest addNullable(Long value) {
    return value == null ? add(0L) : add(1L).add(value.longValue());
  }

  /** Ends the digest: 32 bytes. */
  public byte[] bytes() {
    return sha256.digest();
  }

  /** Ends the digest: 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
