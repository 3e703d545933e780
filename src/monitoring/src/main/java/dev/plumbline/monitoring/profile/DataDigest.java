package dev.plumbline.monitoring.profile;

import java.math.BigInteger;

/**
 * A hash of rows that does not depend on their order: the sum of the rows' SHA-256 modulo 2^256,
 * hashed once more together with their number.
 */
final class DataDigest {

  private static final int BITS = 256;

  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  void add(Digest row) {
    BigInteger hash = new BigInteger(1, row.bytes());
    sum = sum.add(hash).mod(BigInteger.ONE.shiftLeft(BITS));
    rows++;
  }

  String hex() {
    return new Digest().add(rows).add(sum.toString()).hex();
  }

  /** Numbers of any type by their value, so that 17 and 17.0 are the same data. */
  static void addValue(Digest row, Object value) {
    if (value == null) {
      row.add(0L);
    } else {
      row.add(1L).add(Category.of(value).orElseGet(() -> String.valueOf(value)));
    }
  }
}
