package dev.plumbline.job.settings;

import dev.plumbline.kafka.ClientSettings;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.registry.RegistryAccess;
import dev.plumbline.schemas.text.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.util.TimeUtils;

/**
 * Reads settings from {@code --config FILE} and {@code --set key=value}; what is set later holds.
 * All problems are told at once.
 */
public final class SettingsReader {

  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(10);
  private static final Duration LONGEST_LEASE = Duration.ofHours(1);
  private static final int MOST_VERSIONS = 10_000;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> given = new TreeMap<>();

  private SettingsReader() {}

  /**
   * The settings that the arguments of the job's main give.
   *
   * @throws SettingsException with everything that is wrong
   */
  public static JobSettings fromArguments(String... arguments) {
    SettingsReader reader = new SettingsReader();
    for (int i = 0; i < arguments.length; i += 2) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : null;
      reader.take(arguments[i], value);
    }
    return reader.read();
  }

  private void take(String option, String value) {
    if (!option.equals("--config") && !option.equals("--set")) {
      problems.add("argument '" + option + "': only --config FILE and --set KEY=VALUE are known");
    } else if (value == null) {
      problems.add("argument '" + option + "' needs a value");
    } else if (option.equals("--config")) {
      try {
        given.putAll(SettingsFile.read(value));
      } catch (SettingsException e) {
        problems.addAll(e.problems());
      }
    } else if (value.indexOf('=') < 1) {
      problems.add("--set '" + value + "': must be KEY=VALUE");
    } else {
      int equals = value.indexOf('=');
      given.put(value.substring(0, equals), value.substring(equals + 1));
    }
  }

  private JobSettings read() {
    refuseUnknownKeys();
    Properties kafka = kafka();
    TopicNames topics =
        new TopicNames(
            name(SettingKey.TOPIC_PREDICTIONS),
            name(SettingKey.TOPIC_LABELS),
            name(SettingKey.TOPIC_MONITORS),
            name(SettingKey.TOPIC_PROFILES),
            name(SettingKey.TOPIC_METRICS),
            name(SettingKey.TOPIC_ALERTS),
            name(SettingKey.TOPIC_REJECTIONS));
    TimeSettings time =
        new TimeSettings(
            duration(SettingKey.OUT_OF_ORDERNESS),
            duration(SettingKey.ALLOWED_LATENESS),
            duration(SettingKey.MAX_FUTURE_SKEW),
            duration(SettingKey.SILENCE),
            duration(SettingKey.IDLE),
            duration(SettingKey.IDLE_FLUSH));
    JobSettings settings =
        new JobSettings(
            name(SettingKey.JOB_ID),
            lease(),
            kafka,
            topics,
            StartPosition.valueOf(oneOf(SettingKey.START, "committed", "earliest", "latest")),
            positive(SettingKey.PARTITION_DISCOVERY),
            time,
            positive(SettingKey.JOIN_TTL),
            versionLimit(),
            oneOf(SettingKey.ALERTS_DELIVERY, "exactly-once", "at-least-once")
                .equals("EXACTLY_ONCE"),
            positive(SettingKey.ALERTS_TRANSACTION_TIMEOUT),
            form(SettingKey.ALERTS_FORMAT),
            form(SettingKey.METRICS_FORMAT),
            positive(SettingKey.CHECKPOINT_INTERVAL),
            registry(kafka),
            optional(SettingKey.EXTRA_DIR),
            ShownSettings.of(given));
    refuseContradictions(settings);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return settings;
  }

  private void refuseUnknownKeys() {
    List<String> known =
        Stream.concat(
                Arrays.stream(SettingKey.values()).map(SettingKey::key),
                RegistryAccess.KEYS.stream().map(key -> SettingKey.REGISTRY_PREFIX + key))
            .toList();
    for (String key : given.keySet()) {
      if (!key.startsWith(SettingKey.KAFKA_PREFIX) && !known.contains(key)) {
        String hint =
            NearestName.of(key, known).map(near -> " Did you mean '" + near + "'?").orElse("");
        problems.add("'" + key + "' is not a setting." + hint);
      }
    }
  }

  private void refuseContradictions(JobSettings settings) {
    boolean needsRegistry =
        settings.alertsForm() == Form.CONFLUENT || settings.metricsForm() == Form.CONFLUENT;
    if (needsRegistry && settings.registry() == null) {
      problems.add("format 'confluent' needs schemas.registry-url");
    }
    if (settings.topics().all().stream().distinct().count() < settings.topics().all().size()) {
      problems.add("topics must differ from each other, found " + settings.topics().all());
    }
    if (settings.transactionTimeout().compareTo(settings.checkpointInterval().multipliedBy(2))
        < 0) {
      problems.add(
          "alerts.transaction-timeout must be at least twice checkpoint.interval, found "
              + value(SettingKey.ALERTS_TRANSACTION_TIMEOUT)
              + " and "
              + value(SettingKey.CHECKPOINT_INTERVAL));
    }
  }

  private Properties kafka() {
    Properties kafka = new Properties();
    given.forEach(
        (key, value) -> {
          if (key.startsWith(SettingKey.KAFKA_PREFIX)) {
            kafka.setProperty(key.substring(SettingKey.KAFKA_PREFIX.length()), value);
          }
        });
    kafka.putIfAbsent("bootstrap.servers", "localhost:9092");
    return kafka;
  }

  /** Null when no URL is given. */
  private RegistrySettings registry(Properties kafka) {
    Map<String, String> access = new TreeMap<>();
    for (String key : RegistryAccess.KEYS) {
      String value = given.getOrDefault(SettingKey.REGISTRY_PREFIX + key, "");
      if (!value.isBlank()) {
        access.put(key, value);
      }
    }
    String url = optional(SettingKey.REGISTRY_URL);
    if (url == null) {
      if (!access.isEmpty()) {
        problems.add(SettingKey.REGISTRY_PREFIX + "* needs schemas.registry-url");
      }
      return null;
    }
    for (String problem : RegistryAccess.problems(url, access)) {
      problems.add("schemas.registry-url and " + SettingKey.REGISTRY_PREFIX + "*: " + problem);
    }
    return new RegistrySettings(url, access, ClientSettings.texts(kafka));
  }

  private String value(SettingKey key) {
    return given.getOrDefault(key.key(), key.defaultValue());
  }

  private String name(SettingKey key) {
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

  private String optional(SettingKey key) {
    return value(key).isBlank() ? null : value(key);
  }

  private Duration duration(SettingKey key) {
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

  private Duration positive(SettingKey key) {
    Duration duration = duration(key);
    if (duration.isZero()) {
      problems.add("'" + key.key() + "' must be longer than 0, found '" + value(key) + "'");
    }
    return duration;
  }

  private Duration lease() {
    Duration lease = duration(SettingKey.JOB_LEASE);
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      problems.add(
          "'job.lease' must be from 10 s to 1 h, found '" + value(SettingKey.JOB_LEASE) + "'");
    }
    return lease;
  }

  private int versionLimit() {
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

  private Form form(SettingKey key) {
    return switch (oneOf(key, "json", "avro", "confluent")) {
      case "AVRO" -> Form.SINGLE_OBJECT;
      case "CONFLUENT" -> Form.CONFLUENT;
      default -> Form.JSON;
    };
  }

  private String oneOf(SettingKey key, String... allowed) {
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
