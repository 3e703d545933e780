package dev.plumbline.monitoring.profile;

/**
 * How good the model was on the labelled rows of the reference, by one metric.
 *
 * @param metric name of the metric, {@code accuracy}
 * @param className the class it is about, empty when it is about all
 * @param value finite
 * @param lower lower end of the 95 % interval, or null
 * @param upper upper end of the 95 % interval, or null
 * @param count labelled rows it is from, at least 1
 */
public record ReferenceQuality(
    String metric, String className, double value, Double lower, Double upper, long count) {

  /** Refuses what no metric can be. */
  public ReferenceQuality {
    if (!Double.isFinite(value) || count < 1) {
      throw new IllegalArgumentException(
          "reference quality %s needs a finite value of at least one row, but is %s of %d"
              .formatted(metric, value, count));
    }
  }
}
