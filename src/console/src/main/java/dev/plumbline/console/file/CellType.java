package dev.plumbline.console.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.schemas.CanonicalText;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the text of a CSV cell becomes a value. What does not fit its type stays text, so that the
 * reader of records refuses it in its own words.
 */
enum CellType {
  /** Text as it is. */
  TEXT {
    @Override
    JsonNode read(String cell) {
      return TextNode.valueOf(cell);
    }
  },
  /** The canonical text of a class, category or attribute. */
  CATEGORY {
    @Override
    JsonNode read(String cell) {
      return TextNode.valueOf(CanonicalText.of(cell));
    }
  },
  /** A number. */
  NUMBER {
    @Override
    JsonNode read(String cell) {
      return number(cell.strip());
    }
  },
  /** Epoch milliseconds or ISO-8601, also with a blank instead of the T, as pandas writes it. */
  TIME {
    @Override
    JsonNode read(String cell) {
      String time = cell.strip();
      JsonNode millis = number(time);
      if (millis.isNumber()) {
        return millis;
      }
      return TextNode.valueOf(time.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) ", "$1T"));
    }
  },
  /** {@code true} and {@code false} in any case, {@code 1} and {@code 0}. */
  FLAG {
    @Override
    JsonNode read(String cell) {
      String canonical = CanonicalText.of(cell.strip());
      return switch (canonical) {
        case "1" -> BooleanNode.TRUE;
        case "0" -> BooleanNode.FALSE;
        default -> TextNode.valueOf(cell);
      };
    }
  },
  /**
   * Whatever the cell looks like: a boolean, a whole number, a number, text. Digits with a leading
   * zero are text: a postcode is no number. The same rule for events and for profiles, so that a
   * file has no drift against itself.
   */
  FEATURE {
    @Override
    JsonNode read(String cell) {
      String value = cell.strip();
      if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
        return BooleanNode.valueOf(Boolean.parseBoolean(value));
      }
      JsonNode number =
          PlainNumber.mayLeadWithZero(value) && LEADING_ZERO.matcher(value).matches()
              ? TextNode.valueOf(cell)
              : number(value);
      return number.isNumber() ? number : TextNode.valueOf(cell);
    }
  };

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9]+");

  /** The value of a cell that is not empty. */
  abstract JsonNode read(String cell);

  private static JsonNode number(String text) {
    Optional<JsonNode> plain = PlainNumber.read(text);
    if (plain.isPresent()) {
      return plain.get();
    }
    if (WHOLE.matcher(text).matches()) {
      BigInteger whole = new BigInteger(text);
      if (whole.bitLength() < Long.SIZE) {
        return LongNode.valueOf(whole.longValue());
      }
    }
    if (NUMERAL.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return DoubleNode.valueOf(number);
      }
    }
    return TextNode.valueOf(text);
  }
}
