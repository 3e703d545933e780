package dev.plumbline.schemas.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one rule for the time of an event, whether it comes in a JSON value or in a cell of a file.
 *
 * <ol>
 *   <li>A number is milliseconds since 1970-01-01T00:00:00Z; a fraction of a millisecond is cut
 *       off. {@code 1.7E12} is {@code 1700000000000}.
 *   <li>A text of digits alone is that number.
 *   <li>Any other text is ISO-8601: a date, then {@code T} or a blank, a time of day, then {@code
 *       Z}, {@code UTC}, {@code GMT} or an offset as {@code +01:00}, {@code +0100}, {@code +01},
 *       with or without a blank before it; or, as Java writes it, a zone in brackets, {@code
 *       [Europe/Berlin]}, which counts only without an offset before it: a time that the clock
 *       skips there is none, of one that is there twice it is the first. What has no zone says no
 *       instant, and neither does a date alone.
 * </ol>
 */
public final class EventTimes {

  /** 1973-03-03 in milliseconds; as seconds the year 5138. */
  private static final long EARLIEST = 100_000_000_000L;

  /** 9999-01-01 and 10000-01-02, in milliseconds: the last year that four digits can write. */
  private static final long LAST_YEAR = 253_370_764_800_000L;

  private static final long LAST_YEAR_END = 253_402_387_200_000L;

  /** 2001-09-09 and 2100-01-01, in seconds: in between a number is a time in seconds. */
  private static final long SECONDS_FROM = 1_000_000_000L;

  private static final long SECONDS_TO = 4_102_444_800L;
  private static final long MICROS = 1_000;
  private static final long NANOS = 1_000_000;

  /** From here on not every whole number is a double. */
  private static final double EXACT_END = 0x1p53;

  private static final int MOST_DIGITS = 18;
  private static final Pattern DIGITS = Pattern.compile("[+-]?[0-9]{1," + MOST_DIGITS + "}");
  private static final Pattern TEXT =
      Pattern.compile(
          "([+-]?[0-9]{4,10}-[0-9]{2}-[0-9]{2})"
              + "(?:[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?) ?"
              + "(?:([Zz]|UTC|GMT)|([+-][0-9]{2})(?::?([0-9]{2}))?)?(?:\\[([A-Za-z_/+0-9-]*)])?)?");

  private EventTimes() {}

  /**
   * What a text says: an {@link Instant}, to the millisecond below; a {@link LocalDateTime} when it
   * names no zone, a {@link LocalDate} when it names no time of day either; empty when it is no
   * time.
   */
  public static Optional<TemporalAccessor> parse(String text) {
    String stripped = text.strip();
    if (DIGITS.matcher(stripped).matches()) {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(stripped)));
    }
    Matcher matcher = TEXT.matcher(stripped);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time = read(matcher);
      return time instanceof Instant instant
          ? Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()))
          : Optional.of(time);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Whether a number can be a time: finite, and exact to the millisecond. */
  public static boolean isExact(double millis) {
    return Math.abs(millis) < EXACT_END;
  }

  /** The time of a number that {@link #isExact}, epoch milliseconds; the millisecond below. */
  public static long ofNumber(double millis) {
    return (long) Math.floor(millis);
  }

  /**
   * What is wrong with an event time, whatever the clock says now; empty when nothing is: one from
   * 1973 to 9998.
   *
   * @param field name of the field, for the message
   * @param millis epoch milliseconds as published
   */
  public static Optional<Malformed> problem(String field, long millis) {
    if (millis >= EARLIEST && millis < LAST_YEAR) {
      return Optional.empty();
    }
    if (millis == 0) {
      return Optional.of(
          new Malformed(
              Reason.MISSING_TIME,
              field
                  + " is 0, 1970-01-01T00:00:00Z; it is the time of the event in epoch"
                  + " milliseconds"));
    }
    if (millis < 0) {
      return Optional.of(
          new Malformed(
              Reason.MISSING_TIME,
              "%s is %d, %s, before 1970: a clock that was never set, or a stand-in for no time; it is the time of the event in epoch milliseconds"
                  .formatted(field, millis, Instant.ofEpochMilli(millis))));
    }
    if (millis < EARLIEST) {
      return Optional.of(new Malformed(Reason.TIMESTAMP_UNIT, tooSmall(field, millis)));
    }
    return Optional.of(tooLarge(field, millis));
  }

  private static String tooSmall(String field, long millis) {
    return millis >= SECONDS_FROM && millis < SECONDS_TO
        ? field + " " + millis + " looks like seconds; publish epoch milliseconds (times 1,000)"
        : "%s is %d, as epoch milliseconds %s: a clock that was never set, or another unit (days, seconds); publish epoch milliseconds"
            .formatted(field, millis, Instant.ofEpochMilli(millis));
  }

  private static Malformed tooLarge(String field, long millis) {
    if (millis < LAST_YEAR_END) {
      return new Malformed(
          Reason.FUTURE_TIMESTAMP,
          "%s is %s: the year 9999 is a stand-in for \"never\" or \"no end\" and no time of an event; publish when it happened, or nothing until it has"
              .formatted(field, Instant.ofEpochMilli(millis)));
    }
    if (isSeconds(millis / MICROS / MICROS)) {
      return new Malformed(
          Reason.TIMESTAMP_UNIT,
          field + " " + millis + " looks like microseconds; publish epoch milliseconds");
    }
    if (isSeconds(millis / NANOS / MICROS)) {
      return new Malformed(
          Reason.TIMESTAMP_UNIT,
          field + " " + millis + " looks like nanoseconds; publish epoch milliseconds");
    }
    return new Malformed(
        Reason.FUTURE_TIMESTAMP,
        "%s is %s, beyond the year 9999; it is the time of the event in epoch milliseconds"
            .formatted(field, Instant.ofEpochMilli(millis)));
  }

  private static boolean isSeconds(long seconds) {
    return seconds >= SECONDS_FROM / 10 && seconds < SECONDS_TO;
  }

  private static Instant inZone(LocalDateTime local, ZoneId zone) {
    if (zone.getRules().getValidOffsets(local).isEmpty()) {
      throw new DateTimeException(local + " is skipped by the clock in " + zone);
    }
    return local.atZone(zone).toInstant();
  }

  private static TemporalAccessor read(Matcher matcher) {
    LocalDate date = LocalDate.parse(matcher.group(1));
    if (matcher.group(2) == null) {
      return date;
    }
    LocalDateTime local = LocalDateTime.parse(date + "T" + matcher.group(2).replace(',', '.'));
    if (matcher.group(3) != null) {
      return local.toInstant(ZoneOffset.UTC);
    }
    if (matcher.group(4) == null) {
      return matcher.group(6) == null ? local : inZone(local, ZoneId.of(matcher.group(6)));
    }
    String minutes = matcher.group(5) == null ? "00" : matcher.group(5);
    return local.toInstant(ZoneOffset.of(matcher.group(4) + ":" + minutes));
  }
}
