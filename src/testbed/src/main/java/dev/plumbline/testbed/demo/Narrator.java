package dev.plumbline.testbed.demo;

import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.schemas.text.Printable;
import dev.plumbline.testbed.traffic.ScheduledFault;
import dev.plumbline.testbed.traffic.Timetable;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells on the terminal what happens, one line each. */
final class Narrator {

  private static final DateTimeFormatter EVENT_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String DIM = "2";

  private final PrintStream out;
  private final boolean coloured;
  private final Timetable timetable;
  private Duration reported = Duration.ofMillis(-1);

  /**
   * A narrator.
   *
   * @param coloured whether {@code out} is a terminal that shows colours
   */
  Narrator(PrintStream out, boolean coloured, Timetable timetable) {
    this.out = out;
    this.coloured = coloured;
    this.timetable = timetable;
  }

  /** What is going to happen. */
  void announce() {
    out.println();
    out.println("Timetable, counted from the first prediction:");
    for (ScheduledFault fault : timetable.faults()) {
      out.printf(
          "  %s to %s  %s %s: rule %s is to fire%n",
          clock(fault.from()), clock(fault.until()), fault.model(), fault.story(), fault.rule());
    }
    out.println();
  }

  /** Says which faults began and ended since it was last asked. */
  void at(Duration elapsed) {
    for (ScheduledFault fault : timetable.faults()) {
      if (isDue(fault.from(), elapsed)) {
        note(fault.from(), "from now on " + fault.model() + " " + fault.story());
      }
      if (isDue(fault.until(), elapsed)) {
        note(fault.until(), fault.model() + " is well again");
      }
    }
    reported = elapsed;
  }

  /** Reports an alert that came this long after the first prediction. */
  void alert(Duration elapsed, Alert alert) {
    line(clock(elapsed), alert);
  }

  /** Reports an alert about the past, under its event time. */
  void alertOfThePast(Alert alert) {
    line(EVENT_TIME.format(Instant.ofEpochMilli(alert.windowEnd())), alert);
  }

  private void line(String when, Alert alert) {
    boolean firing = alert.status() == AlertStatus.FIRING;
    boolean update = firing && alert.sequence() > 0;
    String status = update ? "WORSE" : alert.status().name();
    String severity = firing ? alert.severity().name() : "";
    String head = String.format("%-8s %-8s", status, severity);
    out.printf(
        "%s  %s  %s [%s]%n",
        when,
        in(firing ? RED : GREEN, head),
        Printable.line(alert.message()),
        Printable.line(alert.rule()));
  }

  private void note(Duration when, String what) {
    out.printf("%s  %s%n", clock(when), in(DIM, "-- " + what));
  }

  private boolean isDue(Duration when, Duration elapsed) {
    return when.compareTo(reported) > 0 && when.compareTo(elapsed) <= 0;
  }

  private String in(String colour, String text) {
    return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }

  private static String clock(Duration elapsed) {
    return String.format(Locale.ROOT, "%2d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart());
  }
}
