package dev.plumbline.console.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** The time that a JSON value says, as the reader of records takes it. */
final class EventTime {

  private EventTime() {}

  /** Epoch milliseconds; 0 for what is no time, which the reader of records will refuse. */
  static long millis(JsonNode node) {
    if (node == null) {
      return 0;
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (!node.isTextual()) {
      return 0;
    }
    try {
      return OffsetDateTime.parse(node.textValue()).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return 0;
    }
  }
}
