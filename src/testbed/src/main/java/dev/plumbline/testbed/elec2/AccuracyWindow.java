package dev.plumbline.testbed.elec2;

import dev.plumbline.monitoring.measurement.Measurement;

/**
 * A window for which the job measured an accuracy.
 *
 * @param version version of the model
 * @param segment part of the traffic
 * @param start first instant, epoch milliseconds
 * @param end first instant after it, epoch milliseconds
 */
record AccuracyWindow(String version, String segment, long start, long end) {

  static AccuracyWindow of(Measurement measurement) {
    return new AccuracyWindow(
        measurement.version(),
        measurement.segment(),
        measurement.windowStart(),
        measurement.windowEnd());
  }
}
