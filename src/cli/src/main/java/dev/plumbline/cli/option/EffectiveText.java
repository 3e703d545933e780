package dev.plumbline.cli.option;

import dev.plumbline.monitoring.monitor.Monitor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When a revision takes effect, in words.
 *
 * @param monitor the revision
 * @param now the clock
 */
public record EffectiveText(Monitor monitor, Instant now) {

  /** For example {@code 2026-12-01T12:07:00Z (in 6 min 40 s)}, {@code the beginning}. */
  public String inWords() {
    return of(monitor.effectiveFrom(), now);
  }

  /** The same of an instant. */
  public static String of(Instant from, Instant now) {
    if (from.equals(Instant.EPOCH)) {
      return "the beginning";
    }
    if (!from.isAfter(now)) {
      return from.toString();
    }
    return from
        + " (in "
        + inWords(Duration.between(now.truncatedTo(ChronoUnit.SECONDS), from))
        + ")";
  }

  private static String inWords(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
  }
}
