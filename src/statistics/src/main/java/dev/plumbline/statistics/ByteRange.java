package dev.plumbline.statistics;

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
    int length = wanted.length;
    if (to - from != length) {
      return false;
    }
    int last = length - Long.BYTES; // the last eight, which may overlap with those before
    if (last < 0) {
      return holdsFew(wanted, bytes, from);
    }
    for (int at = 0; at < last; at += Long.BYTES) {
      if ((long) LONGS.get(wanted, at) != (long) LONGS.get(bytes, from + at)) {
        return false;
      }
    }
    return (long) LONGS.get(wanted, last) == (long) LONGS.get(bytes, from + last);
  }

  private static boolean holdsFew(byte[] wanted, byte[] bytes, int from) {
    for (int at = 0; at < wanted.length; at++) {
      if (wanted[at] != bytes[from + at]) {
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
