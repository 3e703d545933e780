package dev.plumbline.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.value.EventTimes;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.time.Instant;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Turns single JSON values into those of Avro; nothing is guessed, nothing is rounded. Ids and
 * names may be whole numbers, which are their digits; times are read as {@link EventTimes} says.
 */
final class JsonScalars {

  /**
   * From here on not every whole number is a double, so 1e17 may not be the number that was meant.
   */
  private static final double EXACT_END = 0x1p53;

  private JsonScalars() {}

  /**
   * The value.
   *
   * @param canonical whether text may be written as a boolean or a number, see {@link
   *     CanonicalText}
   */
  static Object value(JsonNode node, Schema schema, String path, boolean canonical)
      throws MalformedValueException {
    return switch (schema.getType()) {
      case STRING -> text(node, path, canonical);
      case DOUBLE -> real(node, path);
      case LONG -> isTime(schema) ? time(node, path) : whole(node, path, "a whole number");
      case INT -> integer(node, path);
      case BOOLEAN -> flag(node, path);
      case ENUM -> symbol(node, schema, path);
      default -> throw wrongType(node, path, "a type that JSON cannot give; publish Avro");
    };
  }

  /** The refusal of a value: where, what was found, what is wanted. */
  static MalformedValueException wrongType(JsonNode node, String path, String wanted) {
    String place = path.isEmpty() ? "The value" : path;
    return new MalformedValueException(
        Reason.WRONG_TYPE, place + " is " + describe(node) + "; wanted is " + wanted + ".");
  }

  private static String text(JsonNode node, String path, boolean canonical)
      throws MalformedValueException {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (canonical && node.isBoolean()) {
      return CanonicalText.of(node.booleanValue());
    }
    if (canonical && node.isNumber()) {
      real(node, path);
      return CanonicalText.of(node.numberValue());
    }
    if (node.isIntegralNumber()) {
      return node.asText();
    }
    if (path.endsWith("_id") && node.isNumber() && isWhole(node.doubleValue())) {
      return Long.toString(node.longValue()); // as pandas writes a column of whole ids with gaps
    }
    throw wrongType(node, path, "text: write it in quotes");
  }

  private static double real(JsonNode node, String path) throws MalformedValueException {
    if (!node.isNumber()) {
      throw wrongType(node, path, "a number, without quotes");
    }
    double number = node.doubleValue();
    if (!Double.isFinite(number)) {
      throw unrepresentable(path, "a number beyond what a double holds");
    }
    return number;
  }

  private static long whole(JsonNode node, String path, String wanted)
      throws MalformedValueException {
    if (node.isIntegralNumber()) {
      if (!node.canConvertToLong()) {
        throw unrepresentable(path, "a number beyond 64 bits");
      }
      return node.longValue();
    }
    double number = node.isNumber() ? node.doubleValue() : Double.NaN;
    if (!isWhole(number)) {
      throw wrongType(node, path, wanted);
    }
    return (long) number;
  }

  private static int integer(JsonNode node, String path) throws MalformedValueException {
    long number = whole(node, path, "a whole number");
    if (number != (int) number) {
      throw unrepresentable(path, "a number beyond 32 bits");
    }
    return (int) number;
  }

  private static long time(JsonNode node, String path) throws MalformedValueException {
    if (node.isTextual()) {
      if (EventTimes.parse(node.textValue()).orElse(null) instanceof Instant instant) {
        return instant.toEpochMilli();
      }
      throw wrongType(node, path, "ISO-8601 text with Z or an offset, as 2026-12-01T08:30:00.250Z");
    }
    if (node.isFloatingPointNumber() && EventTimes.isExact(node.doubleValue())) {
      return EventTimes.ofNumber(node.doubleValue());
    }
    return whole(node, path, "milliseconds since 1970, or ISO-8601 text with Z or an offset");
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) < EXACT_END;
  }

  private static boolean flag(JsonNode node, String path) throws MalformedValueException {
    if (!node.isBoolean()) {
      throw wrongType(node, path, "true or false, without quotes");
    }
    return node.booleanValue();
  }

  private static GenericData.EnumSymbol symbol(JsonNode node, Schema schema, String path)
      throws MalformedValueException {
    if (!node.isTextual() || !schema.hasEnumSymbol(node.textValue())) {
      throw wrongType(node, path, "one of " + schema.getEnumSymbols());
    }
    return new GenericData.EnumSymbol(schema, node.textValue());
  }

  private static boolean isTime(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }

  private static MalformedValueException unrepresentable(String path, String found) {
    return new MalformedValueException(Reason.UNREPRESENTABLE_VALUE, path + " is " + found + ".");
  }

  private static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> "the text \"" + Quoted.of(node.textValue()) + "\"";
      case NUMBER -> "the number " + Quoted.of(node.asText());
      case BOOLEAN -> node.asText();
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      default -> "null";
    };
  }
}
