package dev.plumbline.schemas.avro;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The ten bytes before a record in Avro's single-object encoding: {@code C3 01}, then the schema's
 * CRC-64-AVRO fingerprint, least significant byte first. A constant per schema, so a producer in
 * any language may prepend it without knowing how it is computed.
 *
 * @param fingerprint CRC-64-AVRO of the schema's parsing canonical form
 */
public record SingleObjectHeader(long fingerprint) {

  /** Length of the header in bytes. */
  public static final int LENGTH = 10;

  public static final byte FIRST = (byte) 0xC3;
  public static final byte SECOND = 0x01;

  /** The header of values written with this schema. */
  public static SingleObjectHeader of(Schema schema) {
    return new SingleObjectHeader(SchemaNormalization.parsingFingerprint64(schema));
  }

  /** The header at the start of a value that has at least {@link #LENGTH} bytes. */
  public static SingleObjectHeader parse(byte[] value) {
    return new SingleObjectHeader(fingerprintOf(value));
  }

  /** The fingerprint at the start of such a value. */
  public static long fingerprintOf(byte[] value) {
    return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }

  /** The ten bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(FIRST)
        .put(SECOND)
        .putLong(fingerprint)
        .array();
  }

  /** The ten bytes as 20 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  /** The fingerprint as 16 lower-case hexadecimal digits, most significant first. */
  public String fingerprintHex() {
    return HexFormat.of().toHexDigits(fingerprint);
  }
}
