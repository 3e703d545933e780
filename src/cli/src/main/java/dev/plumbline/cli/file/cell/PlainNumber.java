package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/**
 * What nearly every cell holds, decided in one pass: digits with at most one sign and one point, or
 * text that begins like no number. Says the same as the patterns of {@link CellType}, or nothing.
 */
final class PlainNumber {

  /** So many digits fit into 64 bits, whatever they are. */
  private static final int SURE_DIGITS = 18;

  private PlainNumber() {}

  /** The value of a cell; empty when it takes a closer look. */
  static Optional<JsonNode> read(String text) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (i > 0 || !isSign(c)) {
        return i == 0 ? Optional.of(TextNode.valueOf(text)) : Optional.empty();
      }
    }
    if (digits == 0 || digits > SURE_DIGITS || points > 1) {
      return Optional.empty();
    }
    return Optional.of(
        points == 0
            ? LongNode.valueOf(Long.parseLong(text))
            : DoubleNode.valueOf(Double.parseDouble(text)));
  }

  /** Whether its first digit is a zero that is not its last character. */
  static boolean mayLeadWithZero(String text) {
    int first = !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
    return text.length() > first + 1 && text.charAt(first) == '0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }
}
