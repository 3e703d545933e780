package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.cli.file.cell.TimestampNode;
import dev.plumbline.schemas.text.StrictUtf8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;

/**
 * The values of typed files as those of the contract: numbers as numbers, instants as milliseconds
 * since 1970, dates and times of day as ISO-8601 text. The same value comes out of Avro and of
 * Parquet.
 */
public final class TypedValues {

  private static final long JULIAN_DAY_OF_1970 = 2_440_588;
  private static final long MILLIS_A_DAY = TimeUnit.DAYS.toMillis(1);

  private TypedValues() {}

  /** Bytes as text; as they are when they are no UTF-8, which {@link TypedRow} refuses. */
  static JsonNode text(byte[] bytes) {
    return StrictUtf8.read(bytes)
        .<JsonNode>map(TextNode::valueOf)
        .orElseGet(() -> BinaryNode.valueOf(bytes));
  }

  /** Puts an entry of a map into an object; one whose key is no text has that as its value. */
  static void put(JsonNode key, JsonNode value, ObjectNode object) {
    if (key instanceof BinaryNode noText) {
      object.set(new String(noText.binaryValue(), StandardCharsets.UTF_8), noText);
    } else {
      object.set(key.asText(), value);
    }
  }

  /** A whole decimal as its digits, another one as the nearest double: what a CSV cell 12.34 is. */
  public static JsonNode decimal(byte[] unscaled, int scale) {
    return decimal(new BigInteger(unscaled), scale);
  }

  public static JsonNode decimal(BigInteger unscaled, int scale) {
    return scale == 0
        ? whole(unscaled)
        : DoubleNode.valueOf(new BigDecimal(unscaled, scale).doubleValue());
  }

  /** A day, counted from 1970: 2026-12-01. */
  static JsonNode date(long days) {
    return TextNode.valueOf(LocalDate.ofEpochDay(days).toString());
  }

  /** A time of day: 13:45:30.250. */
  static JsonNode timeOfDay(long value, TimeUnit unit) {
    return TextNode.valueOf(LocalTime.ofNanoOfDay(unit.toNanos(value)).toString());
  }

  /**
   * An instant, to the millisecond below.
   *
   * @param local whether the file says no zone; then it is taken for UTC
   */
  static JsonNode instant(long value, TimeUnit unit, boolean local) {
    long perMilli = Math.max(1, unit.convert(1, TimeUnit.MILLISECONDS));
    return new TimestampNode(Math.floorDiv(value, perMilli), local);
  }

  /**
   * An instant as Impala and old Spark write it.
   *
   * @param nanosOfDay since midnight
   * @param julianDay 2,440,588 is 1970-01-01
   */
  static JsonNode instant(long nanosOfDay, int julianDay) {
    long days = julianDay - JULIAN_DAY_OF_1970;
    long millis = days * MILLIS_A_DAY + TimeUnit.NANOSECONDS.toMillis(nanosOfDay);
    return new TimestampNode(millis, false);
  }

  /** A whole number that has no sign. */
  public static JsonNode unsigned(long bits) {
    return bits >= 0
        ? LongNode.valueOf(bits)
        : BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(bits)));
  }

  private static JsonNode whole(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? LongNode.valueOf(number.longValue())
        : BigIntegerNode.valueOf(number);
  }

  /** The value of an IEEE 754 half-precision number: 0x3C00 is 1. */
  static double halfPrecision(short bits) {
    int exponent = (bits >> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    double magnitude =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb((double) (fraction | 0x400), exponent - 25);
        };
    return bits < 0 ? -magnitude : magnitude;
  }
}
