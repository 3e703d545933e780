package dev.plumbline.job.settings;

import dev.plumbline.schemas.record.Form;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.util.TimeUtils;

/**
 * Values of settings by their type. What is wrong with one is added to the problems, and the
 * default taken for it, so that all problems are found.
 */
final class SettingValues {

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);
  private static final Duration LONGEST_LEASE = Duration.ofHours(1);
  private static final int MOST_VERSIONS = 10_000;

  private final Map<String, String> given;
  private final List<String> problems;

  /**
   * Values of what is given, now or later.
   *
   * @param given texts by key
   * @param problems where problems are added
   */
  SettingValues(Map<String, String> given, List<String> problems) {
    this.given = given;
    this.problems = problems;
  }

  /** The text that holds: given, or the default. */
  String value(SettingKey key) {
    return given.getOrDefault(key.key(), key.defaultValue());
  }

  /** The name of something in Kafka or of the job. */
  String name(SettingKey key) {
    String value = value(key);
    if (!value.matches("[a-zA-Z0-9._-]{1,200}")) {
      problems.add(
          "'"
              + key.key()
              + "' must be 1 to 200 letters, digits, dots, dashes or underscores, found '"
              + value
              + "'");
    }
    return value;
  }

  /** Null when nothing is given. */
  String optional(SettingKey key) {
    return value(key).isBlank() ? null : value(key);
  }

  /** 0 or longer. */
  Duration duration(SettingKey key) {
    try {
      Duration duration = TimeUtils.parseDuration(value(key));
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (IllegalArgumentException e) {
      // told below, in the same words for every way to be wrong
    }
    problems.add(
        "'"
            + key.key()
            + "' must be a duration such as '10 s' or '5 min', found '"
            + value(key)
            + "'");
    return TimeUtils.parseDuration(key.defaultValue());
  }

  /** Longer than 0. */
  Duration positive(SettingKey key) {
    Duration duration = duration(key);
    if (duration.isZero()) {
      problems.add("'" + key.key() + "' must be longer than 0, found '" + value(key) + "'");
    }
    return duration;
  }

  /** How long the lease of the job holds. */
  Duration lease() {
    Duration lease = duration(SettingKey.JOB_LEASE);
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      problems.add(
          "'job.lease' must be from 10 s to 1 h, found '" + value(SettingKey.JOB_LEASE) + "'");
    }
    return lease;
  }

  /** How many versions of a model are measured for themselves at most. */
  int versionLimit() {
    String value = value(SettingKey.VERSION_LIMIT);
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MOST_VERSIONS) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below, in the same words for every way to be wrong
    }
    problems.add(
        "'%s' must be a whole number from 1 to %d, found '%s'"
            .formatted(SettingKey.VERSION_LIMIT.key(), MOST_VERSIONS, value));
    return Integer.parseInt(SettingKey.VERSION_LIMIT.defaultValue());
  }

  /** The form that records of a topic are written in. */
  Form form(SettingKey key) {
    return switch (oneOf(key, "json", "avro", "confluent")) {
      case "AVRO" -> Form.SINGLE_OBJECT;
      case "CONFLUENT" -> Form.CONFLUENT;
      default -> Form.JSON;
    };
  }

  /** One of these, as the name of a constant. */
  String oneOf(SettingKey key, String... allowed) {
    String value = value(key);
    if (!Arrays.asList(allowed).contains(value)) {
      problems.add(
          "'"
              + key.key()
              + "' must be one of "
              + Arrays.asList(allowed)
              + ", found '"
              + value
              + "'");
      value = allowed[0];
    }
    return value.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
