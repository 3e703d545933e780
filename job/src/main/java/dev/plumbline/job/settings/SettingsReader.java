package dev.plumbline.job.settings;

import dev.plumbline.kafka.ClientSettings;
import dev.plumbline.kafka.TopicNames;
import dev.plumbline.schemas.record.Form;
import dev.plumbline.schemas.registry.RegistryAccess;
import dev.plumbline.schemas.text.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads settings from {@code --config FILE} and {@code --set key=value}; what is set later holds.
 * All problems are told at once.
 */
public final class SettingsReader {

  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> given = new TreeMap<>();
  private final SettingValues values = new SettingValues(given, problems);

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
            values.name(SettingKey.TOPIC_PREDICTIONS),
            values.name(SettingKey.TOPIC_LABELS),
            values.name(SettingKey.TOPIC_MONITORS),
            values.name(SettingKey.TOPIC_PROFILES),
            values.name(SettingKey.TOPIC_METRICS),
            values.name(SettingKey.TOPIC_ALERTS),
            values.name(SettingKey.TOPIC_REJECTIONS));
    TimeSettings time =
        new TimeSettings(
            values.duration(SettingKey.OUT_OF_ORDERNESS),
            values.duration(SettingKey.ALLOWED_LATENESS),
            values.duration(SettingKey.MAX_FUTURE_SKEW),
            values.duration(SettingKey.SILENCE),
            values.duration(SettingKey.IDLE),
            values.duration(SettingKey.IDLE_FLUSH));
    JobSettings settings =
        new JobSettings(
            values.name(SettingKey.JOB_ID),
            values.lease(),
            kafka,
            topics,
            StartPosition.valueOf(
                values.oneOf(SettingKey.START, "committed", "earliest", "latest")),
            values.positive(SettingKey.PARTITION_DISCOVERY),
            time,
            values.positive(SettingKey.JOIN_TTL),
            values.versionLimit(),
            values
                .oneOf(SettingKey.ALERTS_DELIVERY, "exactly-once", "at-least-once")
                .equals("EXACTLY_ONCE"),
            values.positive(SettingKey.ALERTS_TRANSACTION_TIMEOUT),
            values.form(SettingKey.ALERTS_FORMAT),
            values.form(SettingKey.METRICS_FORMAT),
            values.positive(SettingKey.CHECKPOINT_INTERVAL),
            registry(kafka),
            values.optional(SettingKey.EXTRA_DIR),
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
              + values.value(SettingKey.ALERTS_TRANSACTION_TIMEOUT)
              + " and "
              + values.value(SettingKey.CHECKPOINT_INTERVAL));
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
    String url = values.optional(SettingKey.REGISTRY_URL);
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
}
