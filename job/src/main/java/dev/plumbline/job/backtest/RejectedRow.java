package dev.plumbline.job.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A row that could not be used, as a line of the file of rejections; in JSON its fields stand in
 * this order.
 *
 * @param file where it stands
 * @param line where it stands, from 1
 * @param reason a code
 * @param message what was found and what would be right
 * @param value the event as JSON; null when there is none
 */
record RejectedRow(String file, long line, String reason, String message, String value) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The row that {@link #json} wrote. */
  static RejectedRow of(byte[] json) {
    try {
      return JSON.readValue(json, RejectedRow.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row as JSON. */
  byte[] json() throws JsonProcessingException {
    return JSON.writeValueAsBytes(this);
  }
}
