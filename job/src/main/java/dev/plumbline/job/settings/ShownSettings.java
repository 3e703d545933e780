package dev.plumbline.job.settings;

import dev.plumbline.schemas.registry.RegistryAccess;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings in force as anybody may see them. */
final class ShownSettings {

  private static final Set<String> KAFKA_SECRETS =
      Stream.of(
              ConsumerConfig.configDef(), ProducerConfig.configDef(), AdminClientConfig.configDef())
          .flatMap(keys -> keys.configKeys().values().stream())
          .filter(key -> key.type == ConfigDef.Type.PASSWORD)
          .map(key -> key.name)
          .collect(Collectors.toUnmodifiableSet());

  private ShownSettings() {}

  /** Every key with its value, given or by default, secrets blotted out. */
  static Map<String, String> of(Map<String, String> given) {
    Map<String, String> shown = new TreeMap<>();
    for (SettingKey key : SettingKey.values()) {
      shown.put(key.key(), given.getOrDefault(key.key(), key.defaultValue()));
    }
    shown.computeIfPresent(SettingKey.REGISTRY_URL.key(), (key, url) -> RegistryAccess.masked(url));
    given.forEach(
        (key, value) -> {
          if (key.startsWith(SettingKey.KAFKA_PREFIX)
              || key.startsWith(SettingKey.REGISTRY_PREFIX) && !value.isBlank()) {
            shown.put(key, isSecret(key) ? GlobalConfiguration.HIDDEN_CONTENT : value);
          }
        });
    return shown;
  }

  /** What Flink or Kafka itself keeps secret, and whatever config providers are given. */
  private static boolean isSecret(String key) {
    return GlobalConfiguration.isSensitive(key)
        || KAFKA_SECRETS.contains(key.substring(key.indexOf('.') + 1))
        || key.contains("passphrase")
        || key.contains(".param.");
  }
}
