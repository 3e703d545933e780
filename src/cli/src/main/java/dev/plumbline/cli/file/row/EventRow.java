package dev.plumbline.cli.file.row;

/** One row as the JSON object of the contract, which nobody has judged yet, or why it is none. */
public sealed interface EventRow permits EventRow.Json, UnreadableLine {

  /** Where it begins, from 1. */
  long line();

  /**
   * The object.
   *
   * @param line where it begins, from 1
   * @param eventTime its event time, epoch milliseconds; 0 where that is absent
   * @param model its model; empty when it is no text
   * @param predictionId its prediction id; empty when it is neither text nor a number
   * @param receivedAt its column {@code received_at}, epoch milliseconds; 0 where absent
   * @param json its bytes
   */
  record Json(
      long line, String model, String predictionId, long eventTime, long receivedAt, byte[] json)
      implements EventRow {}
}
