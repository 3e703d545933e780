package dev.plumbline.statistics.histogram;

/**
 * {@link LogLinearGrid} over all numbers: the buckets of a {@link SignedHistogram}.
 *
 * <p>Bucket b &gt; 0 is bucket b of {@link LogLinearGrid}, −b its mirror image, 0 holds zero. As
 * bins are (lower, upper], the upper edge of [a, b) is the largest double below b, and that of (−b,
 * −a] is −a. The bucket of zero is an atom: from the largest double below zero to zero.
 */
final class SignedGrid {

  private SignedGrid() {}

  /** The upper edge of a bucket, which belongs to it. */
  static double upperEdge(int bucket) {
    if (bucket > 0) {
      return Math.nextDown(LogLinearGrid.lowerEnd(bucket + 1));
    }
    if (bucket == 0) {
      return 0;
    }
    if (bucket == -1) {
      return -Double.MIN_VALUE;
    }
    return -LogLinearGrid.lowerEnd(-bucket);
  }

  /**
   * The bucket of a finite value; what is nearer to zero than normal doubles are is in that of
   * zero.
   */
  static int bucketOf(double value) {
    if (value <= -Double.MIN_NORMAL) {
      return -LogLinearGrid.bucketOf(-value);
    }
    return LogLinearGrid.bucketOf(Math.max(0, value));
  }

  /** The value that stands for all of a bucket. */
  static double representativeOf(int bucket) {
    return Math.signum(bucket) * LogLinearGrid.representative(Math.abs(bucket));
  }
}
