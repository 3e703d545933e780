package dev.plumbline.job.settings;

/** Where reading starts when there is no checkpoint or savepoint. */
public enum StartPosition {
  /** Where the consumer group has committed; where it has not, from the beginning. */
  COMMITTED,
  EARLIEST,
  LATEST
}
