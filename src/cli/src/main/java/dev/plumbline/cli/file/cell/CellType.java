package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.schemas.text.CanonicalText;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the text of a CSV cell becomes a value. What does not fit its type stays text, so that the
 * reader of records refuses it in its own words.
 */
public enum CellType {
  /** Text as it is. */
  TEXT {
    @Override
    public JsonNode read(String cell) {
      return TextNode.valueOf(cell);
    }
  },
  /** The canonical text of a class, category or attribute. */
  CATEGORY {
    @Override
    public JsonNode read(String cell) {
      return TextNode.valueOf(CanonicalText.of(cell));
    }
  },
  /** A number. */
  NUMBER {
    @Override
    public JsonNode read(String cell) {
      return number(cell.strip());
    }
  },
  /** A feature that is declared numeric: a number, or a boolean, which counts as 1 or 0. */
  NUMERIC {
    @Override
    public JsonNode read(String cell) {
      String value = cell.strip();
      if (isFlag(value)) {
        return BooleanNode.valueOf(Boolean.parseBoolean(value));
      }
      JsonNode number = number(value);
      return number.isNumber() ? number : TextNode.valueOf(cell);
    }
  },
  /** Text that {@link TimeForm} reads. */
  TIME {
    @Override
    public JsonNode read(String cell) {
      return TextNode.valueOf(cell);
    }
  },
  /** {@code true} and {@code false} in any case, {@code 1} and {@code 0}. */
  FLAG {
    @Override
    public JsonNode read(String cell) {
      String canonical = CanonicalText.of(cell.strip());
      return switch (canonical) {
        case "1" -> BooleanNode.TRUE;
        case "0" -> BooleanNode.FALSE;
        default -> TextNode.valueOf(cell);
      };
    }
  },
  /**
   * A feature of which nothing is declared, whatever the cell looks like: a boolean, a whole
   * number, a number, text. Digits with a leading zero are text: a postcode is no number; so is
   * what has more digits than a number keeps.
   */
  FEATURE {
    @Override
    public JsonNode read(String cell) {
      String value = cell.strip();
      if (isFlag(value)) {
        return BooleanNode.valueOf(Boolean.parseBoolean(value));
      }
      if (LONG_ID.matcher(value).matches()) {
        return TextNode.valueOf(cell);
      }
      JsonNode number =
          PlainNumber.mayLeadWithZero(value) && LEADING_ZERO.matcher(value).matches()
              ? TextNode.valueOf(cell)
              : number(value);
      return number.isNumber() ? number : TextNode.valueOf(cell);
    }
  };

  /** More digits than 64 bits hold: as a number it would be another one. */
  private static final Pattern LONG_ID = Pattern.compile("[+-]?[0-9]{20,}");

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern LEADING_ZERO = Pattern.compile("[+-]?0[0-9]+");

  /** The value of a cell that is not empty. */
  public abstract JsonNode read(String cell);

  /** Whether nothing but a number makes sense. */
  public boolean isNumber() {
    return this == NUMBER || this == NUMERIC;
  }

  private static boolean isFlag(String value) {
    return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
  }

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
