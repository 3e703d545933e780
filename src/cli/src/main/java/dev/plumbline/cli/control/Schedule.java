package dev.plumbline.cli.control;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a revision takes effect. It must lie so far ahead that no event of its time can be on Kafka
 * yet: beyond now, plus what clocks may run ahead, plus a minute for the job to read it.
 *
 * <p>At 12:00:20 with a skew of 5 minutes the earliest is 12:06:20, the default 12:07:00.
 *
 * @param now the clock
 * @param maxFutureSkew the job's {@code time.max-future-skew}
 * @param wanted what was asked for; empty for as soon as it is safe
 * @param beforeStart no job has judged events of this model yet, so any time is safe, and the
 *     default is the beginning of time
 */
public record Schedule(
    Instant now, Duration maxFutureSkew, Optional<Instant> wanted, boolean beforeStart) {

  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** The earliest is given in whole seconds, of which the one before would be too early. */
  private static final int ALMOST_A_SECOND = 999_999_999;

  /**
   * The time from which a revision holds.
   *
   * @throws RefusedChangeException when what was asked for is not safe
   */
  Instant effectiveFrom() throws RefusedChangeException {
    if (beforeStart) {
      return wanted.orElse(Instant.EPOCH);
    }
    Instant earliest = now.plus(maxFutureSkew).plus(MARGIN);
    if (wanted.isEmpty()) {
      Instant minute = earliest.truncatedTo(ChronoUnit.MINUTES);
      return minute.equals(earliest) ? earliest : minute.plus(MARGIN);
    }
    if (wanted.get().isBefore(earliest)) {
      throw new RefusedChangeException(
          "effective_from %s is too early: events of that time may have been judged already. The earliest is %s (now + %d s that clocks may run ahead + 1 min). Leave it out to take the earliest, or say --before-start if no job has read events of this model yet."
              .formatted(
                  wanted.get(),
                  earliest.plusNanos(ALMOST_A_SECOND).truncatedTo(ChronoUnit.SECONDS),
                  maxFutureSkew.toSeconds()));
    }
    return wanted.get();
  }
}
