package dev.plumbline.monitoring.measurement.drift.feature;

import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.statistics.exact.SinglePrecision;

/**
 * The numbers that a monitor says are plausible, ends included, also as 32 bits have them; all of
 * them when it says nothing.
 *
 * @param low smallest plausible value
 * @param high largest plausible value
 */
public record PlausibleRange(double low, double high) {

  /** The range that a monitor says of a feature; without an end where it says none. */
  public static PlausibleRange of(Feature feature) {
    return new PlausibleRange(
        feature.low() == null ? Double.NEGATIVE_INFINITY : SinglePrecision.of(feature.low()).low(),
        feature.high() == null
            ? Double.POSITIVE_INFINITY
            : SinglePrecision.of(feature.high()).high());
  }

  /** Whether the value is plausible; never when it is not a number. */
  public boolean holds(double value) {
    return value >= low && value <= high;
  }
}
