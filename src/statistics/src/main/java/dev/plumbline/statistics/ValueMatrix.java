package dev.plumbline.statistics;

/**
 * What an outcome of a binary classifier is worth, in any unit; costs are negative.
 *
 * @param truePositive worth of a positive that was predicted
 * @param falsePositive worth of a false alarm
 * @param trueNegative worth of a negative that was predicted
 * @param falseNegative worth of a missed positive
 */
public record ValueMatrix(
    double truePositive, double falsePositive, double trueNegative, double falseNegative) {

  /** Refuses what is not finite. */
  public ValueMatrix {
    if (!Double.isFinite(truePositive)
        || !Double.isFinite(falsePositive)
        || !Double.isFinite(trueNegative)
        || !Double.isFinite(falseNegative)) {
      throw new IllegalArgumentException(
          "a value matrix needs four finite numbers, but has %s, %s, %s, %s"
              .formatted(truePositive, falsePositive, trueNegative, falseNegative));
    }
  }

  double[] perCell() {
    return new double[] {truePositive, falsePositive, trueNegative, falseNegative};
  }
}
