package dev.plumbline.statistics.drift;

/**
 * What {@link ChiSquareHomogeneity} found.
 *
 * @param statistic Pearson's χ² over the categories after pooling, 0 or more
 * @param degrees how many categories after pooling, less one
 * @param pValue the probability of such a difference or a larger one without any drift, 0 to 1;
 *     where a category is too rare for χ² or new it is not the tail of the statistic
 * @param test which test the p-value is of
 */
public record ChiSquareResult(double statistic, int degrees, double pValue, TestOfShares test) {

  /** Refuses what no test gives. */
  public ChiSquareResult {
    if (!(statistic >= 0)) {
      throw new IllegalArgumentException("statistic must be >= 0, but is " + statistic);
    }
    if (degrees < 1) {
      throw new IllegalArgumentException("degrees must be 1 or more, but is " + degrees);
    }
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new IllegalArgumentException("pValue must be between 0 and 1, but is " + pValue);
    }
    if (test == null) {
      throw new IllegalArgumentException("test must be given, but is null");
    }
  }
}
