package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Rounded;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/** A measurement in words. */
record MeasurementLine(GenericRecord measurement) {

  /**
   * For example {@code 2026-12-01T12:05:00Z PT1H card-fraud/2/channel=web accuracy 0.9312 (0.918 to
   * 0.942) of 2143}.
   */
  String text() {
    long start = (Long) measurement.get("window_start");
    long end = (Long) measurement.get("window_end");
    String series = field("model") + "/" + field("version") + "/" + field("segment");
    String about = (field("metric") + " " + field("feature") + " " + field("class_name")).strip();
    String revision =
        ((Integer) measurement.get("revision")) > 0 ? " rev " + field("revision") : "";
    return "%s %-6s %s  %s = %s%s, n = %s%s"
        .formatted(
            Instant.ofEpochMilli(end),
            Duration.ofMillis(end - start).toString().substring(2).toLowerCase(Locale.ROOT),
            series,
            about.replaceAll(" +", " "),
            value(),
            interval(),
            field("count"),
            revision);
  }

  private String value() {
    Object value = measurement.get("value");
    return value == null ? "undefined: " + field("undefined_reason") : number(value);
  }

  private String interval() {
    boolean none = measurement.get("lower") == null || measurement.get("upper") == null;
    return none
        ? ""
        : " (" + number(measurement.get("lower")) + " to " + number(measurement.get("upper")) + ")";
  }

  private String field(String name) {
    return String.valueOf(measurement.get(name));
  }

  private static String number(Object value) {
    return Rounded.of((Double) value);
  }
}
