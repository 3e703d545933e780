package dev.plumbline.statistics.histogram;

/** Distances in deviations as {@link FeatureMoments} sums them: whole multiples of 2^-32. */
final class FixedDeviation {
  /** How many binary digits are behind the point. */
  static final int FRACTION = 32;

  private static final double ONE = 0x1p32;

  /** A number among whose neighbours the whole ones are: what is added to it is rounded to one. */
  private static final double WHOLE = 0x1.8p52;

  private FixedDeviation() {}

  /** A distance in deviations, well within {@link FeatureMoments#LIMIT}, as it is summed. */
  static long nearby(double z) {
    return Double.doubleToRawLongBits(z * ONE + WHOLE) - Double.doubleToRawLongBits(WHOLE);
  }

  /** The square, as it is summed, of a distance as it is summed, of less than 2^15 deviations. */
  static long square(long fixed) {
    return (Math.multiplyHigh(fixed, fixed) << FRACTION) | (fixed * fixed >>> FRACTION);
  }

  /** A distance in deviations, as it is summed: held within {@link FeatureMoments#LIMIT}. */
  static long of(double z) {
    // A branch, not Math.min and max, which take longer than all the rest.
    if (Math.abs(z) <= FeatureMoments.LIMIT) {
      return (long) Math.rint(z * ONE);
    }
    return (long) (Math.signum(z) * FeatureMoments.LIMIT * ONE);
  }
}
