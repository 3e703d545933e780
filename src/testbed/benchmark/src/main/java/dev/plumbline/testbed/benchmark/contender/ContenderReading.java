package dev.plumbline.testbed.benchmark.contender;

/**
 * One number that a contender found out. Who computes PSI and KS tells those; who only counts tells
 * {@code bin.0}, {@code bin.1}, … of each feature, and the check derives the rest.
 *
 * @param model name of the model; {@code *} = all
 * @param feature the feature, or empty
 * @param metric {@link #COUNT}, {@code latency.p50} (p95, p99, p999), {@link #PSI}, {@link #KS},
 *     {@link #BIN} and a bin's number, {@link #PAIRS} and two classes
 * @param windowEnd first instant after the window, epoch milliseconds; 0 where there are no windows
 * @param value the number
 */
public record ContenderReading(
    String model, String feature, String metric, long windowEnd, double value) {
  /** Events of a model in a window. */
  public static final String COUNT = "count";

  /** Population stability index of a feature against the reference. */
  public static final String PSI = "psi";

  /** Kolmogorov and Smirnov's statistic of a feature at the reference's edges. */
  public static final String KS = "ks";

  /** Start of the metric of a single bin: its number follows. */
  public static final String BIN = "bin.";

  /**
   * Predictions that were matched with a label: a dot and the class predicted, another and the true
   * one.
   */
  public static final String PAIRS = "pairs";
}
