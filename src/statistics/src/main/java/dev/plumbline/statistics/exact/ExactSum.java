package dev.plumbline.statistics.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The exact sum of any doubles in any order: nothing is rounded until {@link #value()}, which
 * rounds once. For instance 1e300 + 1 − 1e300 is 1, whichever comes first.
 *
 * <p>The sum is a two's complement integer of 2,176 bits in units of 2^-1074, the smallest double;
 * 77 bits above the largest double leave room for 2^77 addends. A sum is 272 bytes in memory, and
 * about 20 in {@link #toBytes()}, which leaves out the zero bytes at either end.
 *
 * <p>Mutable, not thread-safe.
 */
public final class ExactSum implements Accumulator<ExactSum> {
  private static final String NAME = "ExactSum";
  private static final int VERSION = 1;
  private static final int LIMBS = 34;

  /** The unit of {@link #units()} is 2 to this power: the smallest double. */
  static final int UNIT_EXPONENT = -1074;

  /** The least value whose square is a multiple of the unit. */
  static final double LEAST_TO_SQUARE = 0x1p-485;

  private static final long MANTISSA = (1L << 52) - 1;

  /** Least significant first. */
  private final long[] limbs = new long[LIMBS];

  /** Whether the value can be added: it is finite. */
  public static boolean fits(double value) {
    return Double.isFinite(value);
  }

  /**
   * Adds a value.
   *
   * @throws IllegalArgumentException when it is infinite or not a number
   */
  public void add(double value) {
    add(value, 1);
  }

  /**
   * Takes back a value that was added.
   *
   * @throws IllegalArgumentException when it is infinite or not a number
   */
  public void takeBack(double value) {
    add(value, -1);
  }

  /**
   * Adds a value {@code times} times; a negative number takes it back.
   *
   * @throws IllegalArgumentException when the value is infinite or not a number
   */
  public void add(double value, long times) {
    if (!fits(value)) {
      throw new IllegalArgumentException("value must be finite, but is " + value);
    }
    if (value == 0) {
      // Frequent: whole numbers leave no rounding error of their squares.
      return;
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52) & 0x7FF;
    long mantissa = bits & MANTISSA;
    if (exponent != 0) {
      mantissa |= MANTISSA + 1;
    }
    if (bits < 0) {
      mantissa = -mantissa;
    }
    addAt(Math.max(exponent, 1) - 1, Math.multiplyHigh(mantissa, times), mantissa * times);
  }

  /**
   * Adds the exact square of a value: its mantissa has 53 bits and their square 106, which are
   * added at once, in half the time of the rounded square and its rounding error.
   *
   * @param value of {@link #LEAST_TO_SQUARE} or more, of either sign, the square within the doubles
   */
  void addSquare(double value) {
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52) & 0x7FF;
    long mantissa = (bits & MANTISSA) | (MANTISSA + 1);
    // The value is mantissa · 2^(exponent − 1075), and the unit 2^-1074.
    addAt(2 * exponent - 1_076, Math.multiplyHigh(mantissa, mantissa), mantissa * mantissa);
  }

  /** Adds the 128-bit number high·2^64 + low, moved up by {@code position} bits. */
  private void addAt(int position, long high, long low) {
    int limb = position >>> 6;
    int shift = position & 63;
    long sign = high >> 63;
    long middle = high;
    long top = sign;
    if (shift != 0) {
      middle = (high << shift) | (low >>> (64 - shift));
      top = high >> (64 - shift);
    }
    long carry = addLimb(limb, low << shift, 0);
    carry = addLimb(limb + 1, middle, carry);
    carry = addLimb(limb + 2, top, carry);
    // Sign bits and carry cancel out as soon as they are 0 and 0, or all ones and 1.
    for (int index = limb + 3; index < LIMBS && sign + carry != 0; index++) {
      carry = addLimb(index, sign, carry);
    }
  }

  private long addLimb(int index, long addend, long carry) {
    long partial = limbs[index] + addend;
    long sum = partial + carry;
    limbs[index] = sum;
    if (Long.compareUnsigned(partial, addend) < 0 || Long.compareUnsigned(sum, partial) < 0) {
      return 1;
    }
    return 0;
  }

  @Override
  public void add(ExactSum other) {
    long carry = 0;
    for (int index = 0; index < LIMBS; index++) {
      carry = addLimb(index, other.limbs[index], carry);
    }
  }

  @Override
  public void takeBack(ExactSum other) {
    long carry = 1;
    for (int index = 0; index < LIMBS; index++) {
      carry = addLimb(index, ~other.limbs[index], carry);
    }
  }

  /** The double nearest to the sum, half to even; infinite when the sum is beyond the doubles. */
  public double value() {
    return nearest(units(), UNIT_EXPONENT);
  }

  /** The sum, rounded to the digits of the context. */
  public BigDecimal decimal(MathContext digits) {
    return new BigDecimal(units()).multiply(new BigDecimal(Double.MIN_VALUE), digits);
  }

  /** The sum in units of 2^-1074. */
  BigInteger units() {
    byte[] bigEndian = new byte[LIMBS * Long.BYTES];
    for (int index = 0; index < bigEndian.length; index++) {
      int fromLow = bigEndian.length - 1 - index;
      bigEndian[index] = (byte) (limbs[fromLow >>> 3] >>> ((fromLow & 7) << 3));
    }
    return new BigInteger(bigEndian);
  }

  /** The double nearest to number · 2^exponent, for results that are zero or normal doubles. */
  public static double nearest(BigInteger number, int exponent) {
    int dropped = Math.max(0, number.bitLength() - 64);
    BigInteger leading = number.abs().shiftRight(dropped);
    if (number.abs().getLowestSetBit() < dropped && dropped > 0) {
      // What is dropped still decides whether a half is rounded up.
      leading = leading.setBit(0);
    }
    return number.signum() * Math.scalb(leading.doubleValue(), exponent + dropped);
  }

  @Override
  public boolean isZero() {
    for (long limb : limbs) {
      if (limb != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public byte[] toBytes() {
    BigInteger units = units();
    int zeroBytes = Math.max(0, units.getLowestSetBit()) / Byte.SIZE;
    return new CompactWriter(VERSION)
        .unsigned(zeroBytes)
        .block(units.shiftRight(zeroBytes * Byte.SIZE).toByteArray())
        .toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are not a sum
   */
  public static ExactSum fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    int zeroBytes = reader.sizeUpTo(LIMBS * Long.BYTES);
    byte[] block = reader.block();
    if (block.length == 0 || zeroBytes + block.length > LIMBS * Long.BYTES) {
      throw reader.refused("a number of %d bytes at byte %d".formatted(block.length, zeroBytes));
    }
    reader.end();
    BigInteger units = new BigInteger(block).shiftLeft(zeroBytes * Byte.SIZE);
    ExactSum sum = new ExactSum();
    for (int index = 0; index < LIMBS; index++) {
      sum.limbs[index] = units.shiftRight(index * Long.SIZE).longValue();
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExactSum that && Arrays.equals(limbs, that.limbs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(limbs);
  }

  @Override
  public String toString() {
    return "%s[%s]".formatted(NAME, value());
  }
}
