package dev.plumbline.monitoring.profile.build;

import dev.plumbline.monitoring.profile.Category;
import dev.plumbline.monitoring.profile.Digest;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * A hash of rows that does not depend on their order: the sum of the rows' SHA-256 modulo 2^256,
 * hashed once more together with their number.
 */
final class DataDigest {

  private static final int BITS = 256;
  private static final String OUTCOME = "outcome";

  private BigInteger sum = BigInteger.ZERO;
  private long rows;

  /** Adds a row and ends its digest; returns the digest's first eight bytes. */
  long add(Digest row) {
    byte[] hash = row.bytes();
    sum = sum.add(new BigInteger(1, hash)).mod(BigInteger.ONE.shiftLeft(BITS));
    rows++;
    return ByteBuffer.wrap(hash).getLong();
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

  /** What the model answered and what was true. A row of features alone is digested without it. */
  static void addOutcome(Digest digest, ReferenceRow row) {
    digest.add(OUTCOME);
    addValue(digest, row.predictedClass());
    addValue(digest, row.predictedValue());
    row.probabilities()
        .forEach(
            (name, probability) -> {
              addValue(digest, name);
              addValue(digest, probability);
            });
    addValue(digest, null);
    addValue(digest, row.labelClass());
    addValue(digest, row.labelValue());
  }
}
