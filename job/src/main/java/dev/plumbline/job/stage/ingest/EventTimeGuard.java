package dev.plumbline.job.stage.ingest;

import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.schemas.value.EventTimes;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * Refuses event times that would do harm: later than the record that carries them, or not in
 * milliseconds. Compares with the record's timestamp and never with the wall clock, so that a
 * replay decides the same.
 */
final class EventTimeGuard {

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
    Optional<Malformed> problem = EventTimes.problem(field, eventTime);
    if (problem.isPresent()) {
      return refusal(problem.get().reason(), problem.get().message());
    }
    long latest = recordTimestamp + maxFutureSkew;
    if (recordTimestamp < 0 || eventTime <= latest) {
      return Optional.empty();
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

  private static Optional<Refusal> refusal(Reason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }
}
