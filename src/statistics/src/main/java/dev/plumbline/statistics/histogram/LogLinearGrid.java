package dev.plumbline.statistics.histogram;

/**
 * The fixed buckets of non-negative numbers that {@link LatencyHistogram} and {@link
 * SignedHistogram} count in: the exponent and the top 6 bits of the mantissa.
 */
final class LogLinearGrid {
  private static final int MANTISSA_BITS = 6;
  private static final int PER_OCTAVE = 1 << MANTISSA_BITS;
  private static final int SHIFT = 52 - MANTISSA_BITS;

  /** Raw index of the first normal number less one: what is at or below is bucket zero. */
  private static final int RAW_ZERO = PER_OCTAVE - 1;

  /** How many buckets there are. */
  static final int BUCKETS = rawIndex(Double.MAX_VALUE) - RAW_ZERO + 1;

  private LogLinearGrid() {}

  private static int rawIndex(double value) {
    return (int) (Double.doubleToRawLongBits(value) >>> SHIFT);
  }

  /**
   * The bucket of a value.
   *
   * @param value finite, 0 or more
   */
  static int bucketOf(double value) {
    // Adding 0.0 turns -0.0, whose sign bit would be read as an index, into 0.0.
    return Math.max(rawIndex(value + 0.0), RAW_ZERO) - RAW_ZERO;
  }

  /** The smallest value of a bucket; infinite for the one after the last. */
  static double lowerEnd(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    return Double.longBitsToDouble(((long) bucket + RAW_ZERO) << SHIFT);
  }

  /** The number that stands for all values of a bucket: within 1/129 of each of them. */
  static double representative(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    double lower = lowerEnd(bucket);
    long m = PER_OCTAVE + (bucket + RAW_ZERO) % PER_OCTAVE;
    return lower + lower / (2 * m + 1);
  }

  /** The furthest that a value of a bucket can be from its representative. */
  static double reach(int bucket) {
    if (bucket == 0) {
      return 0;
    }
    // The upper end is further away than the lower one; the last bucket's is infinite.
    double upper = Math.min(Double.MAX_VALUE, lowerEnd(bucket + 1));
    return upper - representative(bucket);
  }
}
