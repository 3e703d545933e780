package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.value.EventTimes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the times of files are read, in every column, form of file and command. A time that the file
 * has as one is taken as it is, without a zone for one in UTC, or in the zone that is given.
 * Numbers and text are read as {@link EventTimes} says, or in the form that is given; a time of day
 * without a zone, and a date, which is its midnight, only where a zone is given.
 */
public final class TimeForm {

  /** Milliseconds since 1970, or ISO-8601 with a zone. */
  public static final TimeForm PLAIN = new TimeForm(null, null, 0);

  /** By how many digits a unit is smaller than a second. */
  private static final Map<String, Integer> UNITS =
      Map.of("seconds", 0, "millis", 3, "micros", 6, "nanos", 9);

  private static final int MILLIS = 3;

  /** So many digits fit into 64 bits, whatever they are. */
  private static final int SURE_DIGITS = 18;

  private static final Pattern NUMERAL =
      Pattern.compile("[+-]?([0-9]{1,30}\\.?[0-9]{0,30}|\\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?");

  private final ZoneId zone;
  private final DateTimeFormatter format;
  private final int shift;

  private TimeForm(ZoneId zone, DateTimeFormatter format, int shift) {
    this.zone = zone;
    this.format = format;
    this.shift = shift;
  }

  /**
   * A form of times.
   *
   * @param zone of times that name none; null when they must
   * @param format a pattern of {@link DateTimeFormatter}, one of {@code seconds}, {@code millis},
   *     {@code micros}, {@code nanos} since 1970, or null for the plain form
   * @throws IllegalArgumentException in words, when the format is none of them
   */
  public static TimeForm of(ZoneId zone, String format) {
    if (format == null) {
      return new TimeForm(zone, null, 0);
    }
    if (UNITS.containsKey(format)) {
      return new TimeForm(zone, null, MILLIS - UNITS.get(format));
    }
    try {
      return new TimeForm(zone, TimePattern.of(format), 0);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no form of a time (%s); write a pattern, as \"dd.MM.yyyy HH:mm:ss\", or one of seconds, millis, micros, nanos"
              .formatted(format, e.getMessage()),
          e);
    }
  }

  /**
   * The time of a cell, epoch milliseconds; a fraction of a millisecond is cut off.
   *
   * @param column our name of its column, for messages
   * @throws IllegalArgumentException in words, when it is none
   */
  public long millis(String column, JsonNode cell) {
    try {
      if (cell instanceof TimestampNode timestamp) {
        return timestamp.isLocal() && zone != null
            ? at(
                column,
                cell,
                Instant.ofEpochMilli(timestamp.longValue())
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDateTime())
            : timestamp.longValue();
      }
      if (cell instanceof SingleNode single && !single.isExactWhole()) {
        throw wrong(column, cell, "a time in 64 bits; one of 32 bits is up to a minute beside it");
      }
      if (format != null && cell.isValueNode()) {
        return formatted(column, cell);
      }
      String text = cell.asText().strip();
      boolean number = cell.isNumber() || cell.isTextual() && NUMERAL.matcher(text).matches();
      return number ? ofNumber(text) : ofText(column, cell);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw wrong(column, cell, wanted());
    }
  }

  private long ofNumber(String text) {
    if (shift == 0 && text.length() <= SURE_DIGITS && text.chars().allMatch(TimeForm::isDigit)) {
      return Long.parseLong(text);
    }
    BigDecimal millis = new BigDecimal(text).movePointRight(shift);
    return millis.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private long ofText(String column, JsonNode cell) {
    TemporalAccessor time =
        cell.isTextual() ? EventTimes.parse(cell.textValue()).orElse(null) : null;
    if (time == null) {
      throw wrong(column, cell, wanted());
    }
    return at(column, cell, time);
  }

  private long formatted(String column, JsonNode cell) {
    TemporalAccessor parsed = format.parse(cell.asText().strip());
    ZoneId named = parsed.query(TemporalQueries.zone());
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (named != null && time != null && !parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
      requireExists(column, cell, LocalDateTime.from(parsed), named);
    }
    if (named != null || parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return ZonedDateTime.from(parsed).toInstant().toEpochMilli();
    }
    return at(column, cell, time == null ? LocalDate.from(parsed) : LocalDateTime.from(parsed));
  }

  private long at(String column, JsonNode cell, TemporalAccessor time) {
    if (time instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (zone == null) {
      throw wrong(column, cell, "a time with its zone; say it with --zone, as --zone UTC");
    }
    return time instanceof LocalDate day
        ? day.atStartOfDay(zone).toInstant().toEpochMilli()
        : at(column, cell, (LocalDateTime) time);
  }

  /** Of a time that is there twice, as the clock is set back, the first. */
  private long at(String column, JsonNode cell, LocalDateTime local) {
    requireExists(column, cell, local, zone);
    return local.atZone(zone).toInstant().toEpochMilli();
  }

  private static void requireExists(
      String column, JsonNode cell, LocalDateTime local, ZoneId zone) {
    if (zone.getRules().getValidOffsets(local).isEmpty()) {
      throw wrong(column, cell, "a time that there is in " + zone + ", where the clock skips it");
    }
  }

  private String wanted() {
    return format == null
        ? "milliseconds since 1970, or ISO-8601 with Z or an offset, as 2026-12-01T08:30:00Z;"
            + " --time-format reads others"
        : "a time as --time-format says";
  }

  private static IllegalArgumentException wrong(String column, JsonNode cell, String wanted) {
    return new IllegalArgumentException(
        "%s is %s; wanted is %s.".formatted(column, ShortCell.of(cell), wanted));
  }
}
