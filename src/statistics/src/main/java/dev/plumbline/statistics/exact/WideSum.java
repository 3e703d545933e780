package dev.plumbline.statistics.exact;

import java.math.BigInteger;

/**
 * A signed integer of 128 bits, exact in any order of adding and taking back; it wraps around, so
 * even an overflow is undone by taking back. Mutable, not thread-safe.
 */
public final class WideSum {
  private long high;
  private long low;

  /** Adds high · 2^64 + low, low read as unsigned. */
  public void add(long otherHigh, long otherLow) {
    long before = low;
    low = before + otherLow;
    // The carry without a branch, which numbers of both signs would make unpredictable.
    high += otherHigh + (((before & otherLow) | ((before | otherLow) & ~low)) >>> 63);
  }

  /** Adds a signed number. */
  public void add(long value) {
    add(value >> 63, value);
  }

  /** Adds another sum. */
  public void add(WideSum other) {
    add(other.high, other.low);
  }

  /** Undoes the adding of another sum. */
  public void takeBack(WideSum other) {
    takeBack(other.high, other.low);
  }

  private void takeBack(long otherHigh, long otherLow) {
    boolean borrows = Long.compareUnsigned(low, otherLow) < 0;
    low -= otherLow;
    high -= otherHigh;
    if (borrows) {
      high--;
    }
  }

  /** Whether the sum is 0, as it also is when it has wrapped around to it. */
  public boolean isZero() {
    return (high | low) == 0;
  }

  /** The sum, from −2^127 to 2^127 − 1. */
  public BigInteger value() {
    BigInteger shifted = BigInteger.valueOf(high).shiftLeft(Long.SIZE);
    return shifted.add(new BigInteger(Long.toUnsignedString(low)));
  }

  /** The nearest double to the sum in units of 2^-{@code fraction}. */
  public double scaled(int fraction) {
    return ExactSum.nearest(value(), -fraction);
  }

  /** Writes the sum into the bytes of something larger; see {@link #addFrom}. */
  public void writeTo(CompactWriter writer) {
    writer.signed(high).unsigned(low);
  }

  /** Adds {@code times} times what was written, 1 or −1. */
  public void addFrom(CompactReader reader, int times) {
    long otherHigh = reader.signed();
    long otherLow = reader.unsigned();
    if (times > 0) {
      add(otherHigh, otherLow);
    } else {
      takeBack(otherHigh, otherLow);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WideSum that && high == that.high && low == that.low;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(high) + Long.hashCode(low);
  }

  @Override
  public String toString() {
    return value().toString();
  }
}
