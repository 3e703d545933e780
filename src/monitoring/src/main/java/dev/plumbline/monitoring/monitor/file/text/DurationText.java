package dev.plumbline.monitoring.monitor.file.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as monitors write them: a whole number and one of the units s, m, h, d. */
public final class DurationText {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

  private DurationText() {}

  /** Reads {@code 90s}, {@code 5m}, {@code 1h} or {@code 7d}; empty when it is anything else. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1)) * unit(matcher)));
  }

  private static long unit(Matcher matcher) {
    return switch (matcher.group(2).charAt(0)) {
      case 's' -> 1;
      case 'm' -> 60;
      case 'h' -> 3_600;
      default -> 86_400;
    };
  }

  /**
   * Writes a duration in the coarsest unit that it is a multiple of: 3,600 seconds are {@code 1h}.
   *
   * @throws IllegalArgumentException when it is not a positive number of whole seconds
   */
  public static String format(Duration duration) {
    long seconds = duration.getSeconds();
    if (seconds <= 0 || duration.getNano() != 0) {
      throw new IllegalArgumentException("duration must be whole seconds, got: " + duration);
    }
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
