package dev.plumbline.statistics.exact;

import java.math.BigInteger;

/**
 * Whether all counted values are equal, which can be merged and taken back, unlike a minimum and a
 * maximum.
 *
 * <p>Of each value's hash h of 31 bits it keeps n, Σh and Σh². By Cauchy and Schwarz (Σh)² ≤ n·Σh²,
 * with equality if and only if all h are equal. For instance hashes 5, 5, 5 give 15² = 3·75, and 5,
 * 5, 6 give 16² = 256 &lt; 3·86 = 258. Equal values have equal hashes, so a constant is never
 * missed; different values are taken for a constant only if all their hashes agree, about once in
 * 2^31 pairs.
 *
 * <p>Mutable, not thread-safe.
 */
public final class Sameness implements Accumulator<Sameness> {
  private static final String NAME = "Sameness";
  private static final int VERSION = 1;

  /** 2^64 divided by the golden ratio: spreads neighbouring numbers evenly (Knuth, 6.4). */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private static final int TOP_31_BITS = 33;

  private long count;
  private final WideSum sum;
  private final WideSum squares;

  /** Nothing counted yet. */
  public Sameness() {
    sum = new WideSum();
    squares = new WideSum();
  }

  /** Counts a number; −0.0 is 0.0. */
  public void add(double value) {
    addBits(bits(value));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value + 0.0);
  }

  private static long hash(long bits) {
    return (bits * GOLDEN) >>> TOP_31_BITS;
  }

  /** The hash of a number, below 2^31. */
  public static long hash(double value) {
    return hash(bits(value));
  }

  /**
   * Adds what at most 2^32 hashes add up to.
   *
   * @param hashes their sum
   * @param squaresLow the last 64 bits of the sum of their squares
   * @param squaresHigh the sum of their squares' upper halves, of 32 bits
   */
  public void addSums(long times, long hashes, long squaresLow, long squaresHigh) {
    count += times;
    sum.add(hashes);
    squares.add(squaresHigh >>> Integer.SIZE, squaresHigh << Integer.SIZE);
    // The lower halves' sum, which fits 64 bits.
    squares.add(0, squaresLow - (squaresHigh << Integer.SIZE));
  }

  /** Counts a value by bits that tell it from others. */
  public void addBits(long bits) {
    long hash = hash(bits);
    count++;
    sum.add(hash);
    squares.add(0, hash * hash);
  }

  /** How many values are counted; negative in a partial sum of corrections. */
  public long count() {
    return count;
  }

  /** Whether there are two values or more and all are equal. */
  public boolean isConstant() {
    if (count < 2) {
      return false;
    }
    BigInteger hashes = sum.value();
    return hashes.multiply(hashes).equals(BigInteger.valueOf(count).multiply(squares.value()));
  }

  @Override
  public void add(Sameness other) {
    count += other.count;
    sum.add(other.sum);
    squares.add(other.squares);
  }

  @Override
  public void takeBack(Sameness other) {
    count -= other.count;
    sum.takeBack(other.sum);
    squares.takeBack(other.squares);
  }

  @Override
  public boolean isZero() {
    return count == 0 && sum.isZero() && squares.isZero();
  }

  @Override
  public byte[] toBytes() {
    CompactWriter writer = new CompactWriter(VERSION);
    writeTo(writer);
    return writer.toBytes();
  }

  /**
   * Restores what {@link #toBytes()} wrote.
   *
   * @throws IllegalArgumentException on an unknown version or bytes that are no sameness
   */
  public static Sameness fromBytes(byte[] bytes) {
    CompactReader reader = new CompactReader(NAME, VERSION, bytes);
    Sameness sameness = new Sameness();
    sameness.addFrom(reader, 1);
    reader.end();
    return sameness;
  }

  /** Writes it into the bytes of something larger. */
  public void writeTo(CompactWriter writer) {
    writer.signed(count);
    sum.writeTo(writer);
    squares.writeTo(writer);
  }

  /** Adds {@code times} times what was written, 1 or −1. */
  public void addFrom(CompactReader reader, int times) {
    count += times * reader.signed();
    sum.addFrom(reader, times);
    squares.addFrom(reader, times);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sameness that
        && count == that.count
        && sum.equals(that.sum)
        && squares.equals(that.squares);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Long.hashCode(count) + sum.hashCode()) + squares.hashCode();
  }

  @Override
  public String toString() {
    return "%s[count=%d, constant=%s]".formatted(NAME, count, isConstant());
  }
}
