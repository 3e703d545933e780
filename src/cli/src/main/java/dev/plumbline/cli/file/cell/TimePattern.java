package dev.plumbline.cli.file.cell;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The pattern of a time, strict: 31 February is refused and never the 29th. Years are those of our
 * era, so that {@code yyyy} means the same as {@code uuuu}.
 */
final class TimePattern {

  private static final Pattern STRFTIME = Pattern.compile("%[A-Za-z-]");

  /**
   * In the afternoon of a day whose year, month and day differ, so that none stands for another.
   */
  private static final ZonedDateTime SAMPLE =
      ZonedDateTime.of(2026, 11, 29, 14, 45, 50, 0, ZoneOffset.UTC);

  private TimePattern() {}

  /**
   * The form of a pattern.
   *
   * @throws IllegalArgumentException in words, when it is none, or what it writes says no day, or a
   *     time of day that may be another one
   */
  static DateTimeFormatter of(String pattern) {
    if (STRFTIME.matcher(pattern).find()) {
      throw new IllegalArgumentException(
          "it is one of strftime; the letters stand without %, %Y-%m-%d %H:%M:%S is yyyy-MM-dd HH:mm:ss");
    }
    DateTimeFormatter format =
        new DateTimeFormatterBuilder()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    requireDay(format);
    return format;
  }

  private static void requireDay(DateTimeFormatter format) {
    TemporalAccessor read;
    try {
      read = format.parse(format.format(SAMPLE));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it does not read what it writes: " + e.getMessage(), e);
    }
    if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
      return;
    }
    if (read.query(TemporalQueries.localDate()) == null) {
      throw new IllegalArgumentException(
          "it says no day; the year is yyyy, the month MM, the day dd, while YYYY is the year of a week, mm the minute and DD the day of the year");
    }
    boolean timed =
        read.isSupported(ChronoField.HOUR_OF_AMPM) || read.isSupported(ChronoField.MINUTE_OF_HOUR);
    if (timed && read.query(TemporalQueries.localTime()) == null) {
      throw new IllegalArgumentException(
          "it says no time of day; the hour is HH, or hh with a for AM or PM");
    }
  }
}
