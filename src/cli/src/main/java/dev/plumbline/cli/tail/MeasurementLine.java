package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Rounded;
import dev.plumbline.monitoring.measurement.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A measurement in words. */
record MeasurementLine(Measurement measurement) {

  /**
   * For example {@code 2026-12-01T12:05:00Z PT1H card-fraud/2/channel=web accuracy 0.9312 (0.918 to
   * 0.942) of 2143}.
   */
  String text() {
    long start = measurement.windowStart();
    long end = measurement.windowEnd();
    String series = measurement.model() + "/" + measurement.version() + "/" + measurement.segment();
    String about =
        (measurement.metric() + " " + measurement.feature() + " " + measurement.className())
            .strip();
    String revision = measurement.revision() > 0 ? " rev " + measurement.revision() : "";
    return "%s %-6s %s  %s = %s%s, n = %s%s"
        .formatted(
            Instant.ofEpochMilli(end),
            Duration.ofMillis(end - start).toString().substring(2).toLowerCase(Locale.ROOT),
            series,
            about.replaceAll(" +", " "),
            value(),
            interval(),
            measurement.count(),
            revision);
  }

  private String value() {
    return measurement.value() == null
        ? "undefined: " + measurement.undefinedReason()
        : Rounded.of(measurement.value());
  }

  private String interval() {
    boolean none = measurement.lower() == null || measurement.upper() == null;
    return none
        ? ""
        : " (" + Rounded.of(measurement.lower()) + " to " + Rounded.of(measurement.upper()) + ")";
  }
}
