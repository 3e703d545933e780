package dev.plumbline.cli.tail;

import dev.plumbline.cli.terminal.Terminal;
import dev.plumbline.cli.terminal.Terminal.Colour;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An alert in words: when, what became of it, how bad, and its sentence. */
record AlertLine(Terminal terminal) {

  /**
   * For example {@code 2026-12-01T12:05:00Z FIRING CRITICAL card-fraud: accuracy fell to 0.874 …},
   * the severity left out of what is resolved; the time is the end of the window that decided.
   */
  String of(Alert alert) {
    boolean firing = alert.status() == AlertStatus.FIRING;
    boolean update = firing && alert.sequence() > 0;
    String status = update ? "WORSE" : alert.status().name();
    String what =
        "%-8s %-8s".formatted(status, firing ? alert.severity().name() : "").stripTrailing();
    return "%s %s %s [%s]"
        .formatted(
            terminal.in(Colour.DIM, time(alert)),
            terminal.in(firing ? Colour.BAD : Colour.GOOD, "%-17s".formatted(what)),
            message(alert),
            alert.rule());
  }

  private static String time(Alert alert) {
    long millis = alert.resolvedAt() == null ? alert.windowEnd() : alert.resolvedAt();
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String message(Alert alert) {
    return alert.message().isBlank() ? alert.alertKey() : alert.message();
  }
}
