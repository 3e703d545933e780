package dev.plumbline.job.lease;

import dev.plumbline.kafka.LeaseKey;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to be the one running job of a {@code job.id}, as its holder wrote it last.
 *
 * @param jobId the {@code job.id}
 * @param holder the submission that wrote it: stays the same when Flink restarts the job
 * @param kind whether it asks for the lease or holds it
 * @param flinkJob Flink's id of the job, for people
 * @param host where its JobManager runs, for people
 * @param since when it was taken, epoch milliseconds
 * @param at when this was written, by the record's timestamp, epoch milliseconds
 * @param lengthMs how long after {@code at} it ends unless it is renewed; positive
 */
record Lease(
    String jobId,
    String holder,
    Kind kind,
    String flinkJob,
    String host,
    long since,
    long at,
    long lengthMs) {

  /** What a holder says. */
  enum Kind {
    /** Wants it: holds it from here on if nobody else does. */
    CLAIM,
    /** Had it, has read that nobody else has it, and goes on. */
    RENEWAL
  }

  Lease {
    if (lengthMs <= 0) {
      throw new IllegalArgumentException("lengthMs must be positive, got: " + lengthMs);
    }
  }

  String key() {
    return LeaseKey.of(jobId, holder);
  }

  /** First instant at which it is over, epoch milliseconds. */
  long end() {
    return at + lengthMs;
  }

  boolean isOver(long now) {
    return now >= end();
  }

  /** Who holds it, since when, and what to do, as a sentence for whoever submits another. */
  String refusal(long now) {
    return """
        job.id '%s' is taken: Flink job %s, on %s, holds it since %s (renewed %d s ago). \
        Two jobs with one job.id end each other's transactions and tell every window twice. \
        Cancel that job (flink cancel %s), or give this one another job.id. \
        If that one is dead, its hold ends by itself at %s, in %d s (job.lease is %d s): \
        submit again then."""
        .formatted(
            jobId,
            flinkJob,
            host,
            Instant.ofEpochMilli(since),
            Duration.ofMillis(Math.max(0, now - at)).toSeconds(),
            flinkJob,
            Instant.ofEpochMilli(end()),
            Duration.ofMillis(end() - now).plusMillis(999).toSeconds(),
            Duration.ofMillis(lengthMs).toSeconds());
  }
}
