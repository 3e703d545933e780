package dev.plumbline.testbed.benchmark.contender;

/**
 * Log-linear buckets of latencies from 2⁻¹⁰ to 2²² ms, 64 for each power of two: what is reported
 * of a bucket is within 1/128 of every latency in it.
 */
public final class LatencyBuckets {

  private static final int MANTISSA_BITS = 6;
  private static final int SHIFT = 52 - MANTISSA_BITS;
  private static final int LEAST_POWER = -10;
  private static final int POWERS = 32;
  private static final long FIRST = (LEAST_POWER + 1023L) << MANTISSA_BITS;

  /** How many there are. */
  public static final int BUCKETS = POWERS << MANTISSA_BITS;

  private LatencyBuckets() {}

  /** The bucket of a latency, milliseconds. */
  public static int of(double latency) {
    long bucket = (Double.doubleToRawLongBits(latency) >>> SHIFT) - FIRST;
    return (int) Math.max(0, Math.min(BUCKETS - 1, bucket));
  }

  /** The smallest latency that at least ⌈quantile·n⌉ do not exceed, within a bucket. */
  public static double quantile(int[] buckets, int events, double quantile) {
    long rank = (long) Math.ceil(quantile * events);
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      seen += buckets[bucket];
      if (seen >= rank) {
        return (lowest(bucket) + lowest(bucket + 1)) / 2;
      }
    }
    throw new IllegalStateException(events + " events, but " + seen + " in buckets");
  }

  private static double lowest(int bucket) {
    return Double.longBitsToDouble((bucket + FIRST) << SHIFT);
  }
}
