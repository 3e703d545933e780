package dev.plumbline.statistics.exact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Questions to a range of bytes, answered eight bytes at a time. Ranges go from an index
 * (inclusive) to another (exclusive) within the array.
 */
public final class ByteRange {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 2^64 divided by the golden ratio spreads neighbours evenly (Knuth, volume 3, 6.4). */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final long SIGN_BITS = 0x8080808080808080L;

  private ByteRange() {}

  /** Whether the range holds these bytes. */
  public static boolean holds(byte[] wanted, byte[] bytes, int from, int to) {
    return to - from == wanted.length && holds(wanted, 0, wanted.length, bytes, from);
  }

  /**
   * Whether the wanted range stands in other bytes, too, which are long enough for it.
   *
   * @param at where it is to stand in {@code bytes}
   */
  public static boolean holds(byte[] wanted, int from, int to, byte[] bytes, int at) {
    int last = to - from - Long.BYTES; // the last eight, which may overlap with those before
    if (last < 0) {
      return holdsFew(wanted, from, to, bytes, at);
    }
    for (int index = 0; index < last; index += Long.BYTES) {
      if ((long) LONGS.get(wanted, from + index) != (long) LONGS.get(bytes, at + index)) {
        return false;
      }
    }
    return (long) LONGS.get(wanted, from + last) == (long) LONGS.get(bytes, at + last);
  }

  private static boolean holdsFew(byte[] wanted, int from, int to, byte[] bytes, int at) {
    for (int index = from; index < to; index++) {
      if (wanted[index] != bytes[at + index - from]) {
        return false;
      }
    }
    return true;
  }

  /** Whether all bytes are ASCII. */
  public static boolean isAscii(byte[] bytes, int from, int to) {
    long all = 0;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      all |= (long) LONGS.get(bytes, at);
    }
    for (; at < to; at++) {
      all |= bytes[at]; // a negative byte sets all bits above its own
    }
    return (all & SIGN_BITS) == 0;
  }

  /** A hash of the range that differs in its low bits. */
  public static int hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(bytes, at)) * GOLDEN;
      hash ^= hash >>> 32;
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * GOLDEN;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }
}
