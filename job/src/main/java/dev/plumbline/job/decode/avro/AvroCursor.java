package dev.plumbline.job.decode.avro;

import dev.plumbline.schemas.text.StrictUtf8;
import dev.plumbline.statistics.exact.ByteRange;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads Avro's binary encoding in place and never beyond its end: no object is made, and no memory
 * is taken on the word of a length. What Avro would refuse, and everything that no encoder writes
 * (such as a number in more bytes than it needs room for), is declined.
 *
 * <p>Mutable, for one thread.
 */
public final class AvroCursor {

  private static final VarHandle DOUBLES =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  /** 9 bytes hold 63 bits: every time, length and count that can be meant. */
  private static final int MOST_BITS = 63;

  private byte[] bytes;
  private int at;

  /** Starts to read a value. */
  public void over(byte[] value, int from) {
    bytes = value;
    at = from;
  }

  /** The value that is read. */
  public byte[] bytes() {
    return bytes;
  }

  /** Index of the next byte. */
  public int at() {
    return at;
  }

  /** Goes to a place that was read before. */
  public void returnTo(int place) {
    at = place;
  }

  /** Whether everything was read. */
  public boolean isAtEnd() {
    return at == bytes.length;
  }

  /** An {@code int} or {@code long}: zigzag, 7 bits a byte, the lowest first. */
  public long readLong() {
    int first = next();
    if (first >= 0) {
      return first >>> 1 ^ -(first & 1);
    }
    long encoded = first & 0x7F;
    int shift = 7;
    int more;
    do {
      if (shift == MOST_BITS) {
        throw DeclinedException.INSTANCE;
      }
      more = next();
      encoded |= (long) (more & 0x7F) << shift;
      shift += 7;
    } while (more < 0);
    if (more == 0) {
      throw DeclinedException.INSTANCE; // a byte more than there is need for
    }
    return encoded >>> 1 ^ -(encoded & 1);
  }

  /** An {@code int}. */
  public int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw DeclinedException.INSTANCE;
    }
    return (int) value;
  }

  /** The index of a branch, below 64: one byte. */
  int readBranch() {
    int encoded = next();
    if (encoded < 0 || (encoded & 1) == 1) {
      throw DeclinedException.INSTANCE;
    }
    return encoded >>> 1;
  }

  /** A length of which all bytes are there. */
  public int readLength() {
    long length = readLong();
    if (length < 0 || length > bytes.length - at) {
      throw DeclinedException.INSTANCE;
    }
    return (int) length;
  }

  /**
   * How many items the next block of a map or array has, 0 at the end. Each item must take a byte
   * at least, so that a count without the bytes for it is declined.
   */
  public int readBlock() {
    long count = readLong();
    if (count < 0) {
      count = -count;
      readLength(); // of the block in bytes, for those who skip it
    }
    if (count > bytes.length - at) {
      throw DeclinedException.INSTANCE;
    }
    return (int) count;
  }

  public double readDouble() {
    require(Double.BYTES);
    double value = (double) DOUBLES.get(bytes, at);
    at += Double.BYTES;
    return value;
  }

  /** As many doubles as the array has room for from {@code first} to {@code end} (exclusive). */
  public void readDoubles(double[] into, int first, int end) {
    int length = (end - first) * Double.BYTES;
    require(length);
    for (int index = first; index < end; index++) {
      into[index] = (double) DOUBLES.get(bytes, at + (index - first) * Double.BYTES);
    }
    at += length;
  }

  public float readFloat() {
    require(Float.BYTES);
    float value = (float) FLOATS.get(bytes, at);
    at += Float.BYTES;
    return value;
  }

  public boolean readBoolean() {
    int flag = next();
    if (flag >>> 1 != 0) {
      throw DeclinedException.INSTANCE;
    }
    return flag == 1;
  }

  /** Passes over the bytes that come next, if they are these; else nothing happens. */
  boolean passes(byte[] expected, int from, int to) {
    int length = to - from;
    if (length > bytes.length - at || !ByteRange.holds(expected, from, to, bytes, at)) {
      return false;
    }
    at += length;
    return true;
  }

  /** Passes over bytes. */
  public void skip(int length) {
    require(length);
    at += length;
  }

  /** Passes over text, which must be UTF-8 though nobody asks for it. */
  public void skipText(int length) {
    require(length);
    if (!ByteRange.isAscii(bytes, at, at + length) && !StrictUtf8.holds(bytes, at, at + length)) {
      throw DeclinedException.INSTANCE;
    }
    at += length;
  }

  /** Text from bytes that were read, declined when they are no UTF-8. */
  public static String text(byte[] bytes, int from, int to) {
    return StrictUtf8.read(bytes, from, to).orElseThrow(() -> DeclinedException.INSTANCE);
  }

  private void require(int length) {
    if (length > bytes.length - at) {
      throw DeclinedException.INSTANCE;
    }
  }

  private byte next() {
    if (at == bytes.length) {
      throw DeclinedException.INSTANCE;
    }
    return bytes[at++];
  }
}
