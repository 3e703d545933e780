package dev.plumbline.statistics.quality;

/**
 * The log loss of a probability, −ln p of what came true, and of the best constant probabilities.
 *
 * <p>For instance 0.9 for what came true costs 0.1054, and 0.65 costs 0.4308.
 */
public final class LogLoss {

  /** No probability is taken for more certain than 1 less this, or less certain than this. */
  private static final double CLIP = 1e-15;

  private LogLoss() {}

  /** −ln of the probability given to what came true, clipped to [1e-15, 1 − 1e-15]. */
  public static double of(double probability) {
    return -StrictMath.log(Math.max(CLIP, Math.min(1 - CLIP, probability)));
  }

  /**
   * The mean log loss of always giving each class its own share: the entropy of the shares. For
   * instance 0.6931 for two classes equally frequent.
   *
   * @param shares of the classes, which sum up to 1
   */
  public static double ofShares(double... shares) {
    double entropy = 0;
    for (double share : shares) {
      entropy += share * of(share);
    }
    return entropy;
  }
}
