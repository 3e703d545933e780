package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.cli.terminal.Terminal.Colour;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.generic.GenericRecord;

/** An alert in words: when, what became of it, how bad, and its sentence. */
record AlertLine(Terminal terminal) {

  /**
   * For example {@code 2026-12-01T12:05:00Z FIRING CRITICAL card-fraud: accuracy fell to 0.874 …},
   * the severity left out of what is resolved; the time is the end of the window that decided.
   */
  String of(GenericRecord alert) {
    boolean firing = alert.get("status").toString().equals("FIRING");
    boolean update = firing && ((Integer) alert.get("sequence")) > 0;
    String status = update ? "WORSE" : alert.get("status").toString();
    String what =
        "%-8s %-8s"
            .formatted(status, firing ? alert.get("severity").toString() : "")
            .stripTrailing();
    return "%s %s %s [%s]"
        .formatted(
            terminal.in(Colour.DIM, time(alert)),
            terminal.in(firing ? Colour.BAD : Colour.GOOD, "%-17s".formatted(what)),
            message(alert),
            alert.get("rule"));
  }

  private static String time(GenericRecord alert) {
    Object resolvedAt = alert.get("resolved_at");
    long millis = (Long) (resolvedAt == null ? alert.get("window_end") : resolvedAt);
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String message(GenericRecord alert) {
    String message = alert.get("message").toString();
    return message.isBlank() ? alert.get("alert_key").toString() : message;
  }
}
