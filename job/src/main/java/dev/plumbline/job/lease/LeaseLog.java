package dev.plumbline.job.lease;

import java.time.Instant;

/** Where the leases of one {@code job.id} are written and read. Not thread-safe. */
interface LeaseLog extends AutoCloseable {

  /** Adds all to the book that was written since the last call, to the present end. Blocks. */
  void readInto(LeaseBook book);

  /** Writes; the time at which it counts is the record's own. Blocks until it is stored. */
  void write(Lease lease);

  /** Says that the holder holds it no more. Blocks until it is stored. */
  void release(String jobId, String holder);

  /** The time by which leases end. */
  default long now() {
    return Instant.now().toEpochMilli();
  }

  @Override
  void close();
}
