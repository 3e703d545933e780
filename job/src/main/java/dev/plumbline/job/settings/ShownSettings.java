package dev.plumbline.job.settings;

import dev.plumbline.schemas.RegistryAccess;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.GlobalConfiguration;

/** The settings in force as anybody may see them. */
final class ShownSettings {

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

  /** Flink's own list, and private keys, which it does not know. */
  private static boolean isSecret(String key) {
    return GlobalConfiguration.isSensitive(key) || key.endsWith("keystore.key");
  }
}
