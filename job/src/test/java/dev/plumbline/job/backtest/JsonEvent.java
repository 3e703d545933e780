package dev.plumbline.job.backtest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An event as a line of a file.
 *
 * @param at event time, epoch milliseconds
 */
record JsonEvent(long at, String json) {

  /** Adds them as the lines of one file, when received nobody knows. */
  static void add(OrderedRows rows, List<JsonEvent> events) throws IOException {
    rows.begin("rows");
    long line = 0;
    for (JsonEvent event : events) {
      rows.add(
          ++line,
          event.at(),
          OrderedRows.UNKNOWN_RECEIPT,
          event.json().getBytes(StandardCharsets.UTF_8));
    }
  }
}
