package dev.plumbline.job.stage.ingest;

import dev.plumbline.schemas.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Refuses event times that would do harm: later than the record that carries them, or not in
 * milliseconds. Compares with the record's timestamp and never with the wall clock, so that a
 * replay decides the same.
 */
final class EventTimeGuard {

  /** 1973-03-03 in milliseconds; as seconds the year 5138. Smaller numbers are seconds. */
  private static final long SMALLEST_MILLIS = 100_000_000_000L;

  private final long maxFutureSkew;

  EventTimeGuard(long maxFutureSkewMs) {
    this.maxFutureSkew = maxFutureSkewMs;
  }

  /**
   * What is wrong with an event time, or empty.
   *
   * @param field name of the field, for the message
   * @param eventTime epoch milliseconds as published
   * @param recordTimestamp of the record, epoch milliseconds; negative when it has none, then
   *     nothing is known of the future
   */
  Optional<Refusal> check(String field, long eventTime, long recordTimestamp) {
    if (eventTime <= 0) {
      return refusal(
          Reason.MISSING_TIME,
          field + " is " + eventTime + "; it is the time of the event in epoch milliseconds");
    }
    if (eventTime < SMALLEST_MILLIS) {
      return refusal(
          Reason.TIMESTAMP_UNIT,
          field
              + " "
              + eventTime
              + " looks like seconds; publish epoch milliseconds (times 1,000)");
    }
    long latest = recordTimestamp + maxFutureSkew;
    if (recordTimestamp < 0 || eventTime <= latest) {
      return Optional.empty();
    }
    if (plausible(eventTime / 1_000, latest)) {
      return refusal(
          Reason.TIMESTAMP_UNIT,
          field + " " + eventTime + " looks like microseconds; publish epoch milliseconds");
    }
    if (plausible(eventTime / 1_000_000, latest)) {
      return refusal(
          Reason.TIMESTAMP_UNIT,
          field + " " + eventTime + " looks like nanoseconds; publish epoch milliseconds");
    }
    return refusal(
        Reason.FUTURE_TIMESTAMP,
        String.format(
            "%s %s is later than its record (%s) by more than %,d s; set the producer's clock",
            field,
            Instant.ofEpochMilli(eventTime),
            Instant.ofEpochMilli(recordTimestamp),
            maxFutureSkew / 1_000));
  }

  private static boolean plausible(long millis, long latest) {
    return millis >= SMALLEST_MILLIS && millis <= latest;
  }

  private static Optional<Refusal> refusal(Reason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }
}
