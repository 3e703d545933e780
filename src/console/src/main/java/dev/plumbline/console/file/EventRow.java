package dev.plumbline.console.file;

/** One row as the JSON object of the contract, which nobody has judged yet, or why it is none. */
public sealed interface EventRow permits EventRow.Json, UnreadableLine {

  /** Where it begins, from 1. */
  long line();

  /**
   * The object.
   *
   * @param line where it begins, from 1
   * @param eventTime its event time, epoch milliseconds; 0 where that is absent or no time
   * @param receivedAt its column {@code received_at}, epoch milliseconds; 0 where absent or no time
   * @param json its bytes
   */
  record Json(long line, long eventTime, long receivedAt, byte[] json) implements EventRow {}
}
