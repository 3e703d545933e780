package dev.plumbline.statistics.drift;

/**
 * What {@link KolmogorovSmirnov} found.
 *
 * @param statistic the largest difference of the two distribution functions at the bin edges, 0 to
 *     1
 * @param errorBound the statistic of the raw values lies in [statistic, statistic + errorBound]
 * @param pValue the probability of such a statistic or a larger one without any drift, 0 to 1
 */
public record KsResult(double statistic, double errorBound, double pValue) {

  /** Refuses what is not within 0 to 1. */
  public KsResult {
    requireShare("statistic", statistic);
    requireShare("errorBound", errorBound);
    requireShare("pValue", pValue);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, but is " + value);
    }
  }
}
