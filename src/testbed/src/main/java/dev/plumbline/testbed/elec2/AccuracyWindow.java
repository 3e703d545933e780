package dev.plumbline.testbed.elec2;

import org.apache.avro.generic.GenericRecord;

/**
 * A window for which the job measured an accuracy.
 *
 * @param version version of the model
 * @param segment part of the traffic
 * @param start first instant, epoch milliseconds
 * @param end first instant after it, epoch milliseconds
 */
record AccuracyWindow(String version, String segment, long start, long end) {

  static AccuracyWindow of(GenericRecord measurement) {
    return new AccuracyWindow(
        measurement.get("version").toString(),
        measurement.get("segment").toString(),
        (Long) measurement.get("window_start"),
        (Long) measurement.get("window_end"));
  }
}
