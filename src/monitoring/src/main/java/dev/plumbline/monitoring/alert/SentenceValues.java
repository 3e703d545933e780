package dev.plumbline.monitoring.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, times and names as a person reads them; the same in every locale. */
final class SentenceValues {

  private static final int DIGITS = 3;
  private static final int MAX_DIGITS = 17;
  private static final BigDecimal SMALL = new BigDecimal("1e-6");
  private static final BigDecimal LARGE = new BigDecimal("1e15");
  private static final DateTimeFormatter TO_THE_MINUTE =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private SentenceValues() {}

  /** Every digit that was meant, for limits: 0.92, 1,250. */
  static String exact(double value) {
    return Double.isFinite(value) ? plain(BigDecimal.valueOf(value)) : Double.toString(value);
  }

  /** Three significant digits, and never less than the whole part: 0.874, 12.3, 1,234. */
  static String rounded(double value) {
    return rounded(value, null);
  }

  /**
   * As {@link #rounded(double)}, with as many digits more as it takes to tell the value from a
   * limit that it does not equal: 0.91996 against 0.92 is {@code 0.91996}, not {@code 0.92}.
   */
  static String rounded(double value, Double limit) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal whole = BigDecimal.valueOf(value);
    int digits = DIGITS;
    if (limit != null && value != limit) {
      BigDecimal other = BigDecimal.valueOf(limit);
      while (digits < MAX_DIGITS && round(whole, digits).compareTo(other) == 0) {
        digits++;
      }
    }
    return plain(round(whole, digits));
  }

  /** A number of things: 2,143. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Time of day: {@code 12:05 UTC}, with seconds where there are any. */
  static String timeOfDay(long epochMillis) {
    DateTimeFormatter format = epochMillis % 60_000 == 0 ? TO_THE_MINUTE : TO_THE_SECOND;
    return format.format(Instant.ofEpochMilli(epochMillis));
  }

  /** Day and time: {@code 2026-03-31 22:00 UTC}, with seconds where there are any. */
  static String dayAndTime(long epochMillis) {
    return DAY.format(Instant.ofEpochMilli(epochMillis)) + " " + timeOfDay(epochMillis);
  }

  /** How long: {@code 12 min}, {@code 1 h 5 min}, {@code 2 d}; at most two units. */
  static String duration(long millis) {
    Duration duration = Duration.ofMillis(millis);
    if (duration.toDays() > 0) {
      return twoUnits(duration.toDays(), "d", duration.toHoursPart(), "h");
    }
    if (duration.toHours() > 0) {
      return twoUnits(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    if (duration.toMinutes() > 0) {
      return twoUnits(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return twoUnits(duration.toSeconds(), "s", 0, "");
  }

  /** The size of a window as the monitor file writes it: {@code 5m}, {@code 1h}, {@code 90s}. */
  static String size(long millis) {
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + "d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }

  /**
   * A name without what could disturb the reader's screen: control and formatting characters (which
   * can turn the direction of writing), line and paragraph separators, halves of a character.
   */
  static String name(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(SentenceValues::isHarmless).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static BigDecimal round(BigDecimal value, int digits) {
    int wholeDigits = value.precision() - value.scale();
    return value.round(new MathContext(Math.max(digits, wholeDigits), RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.signum() != 0 && (size.compareTo(SMALL) < 0 || size.compareTo(LARGE) >= 0)) {
      return value.stripTrailingZeros().toString();
    }
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(Math.max(0, value.scale()));
    return format.format(value);
  }

  private static String twoUnits(long first, String firstUnit, long second, String secondUnit) {
    String text = first + " " + firstUnit;
    return second == 0 ? text : text + " " + second + " " + secondUnit;
  }
}
