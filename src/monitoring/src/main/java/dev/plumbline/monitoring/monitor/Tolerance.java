package dev.plumbline.monitoring.monitor;

/**
 * How far a predicted value may be from the true one to count as within tolerance; one of the two.
 *
 * @param absolute in the unit of the value, 0 or more; null when {@code relative} is given
 * @param relative as a share of the true value's size, 0 or more; null when {@code absolute} is
 *     given
 */
public record Tolerance(Double absolute, Double relative) {

  public Tolerance {
    if ((absolute == null) == (relative == null)) {
      throw new IllegalArgumentException(
          "a tolerance is either absolute or relative, got: %s and %s"
              .formatted(absolute, relative));
    }
  }

  /** Whether a prediction is near enough; bounds included. */
  public boolean holds(double predicted, double actual) {
    double allowed = absolute != null ? absolute : relative * Math.abs(actual);
    return Math.abs(predicted - actual) <= allowed;
  }
}
