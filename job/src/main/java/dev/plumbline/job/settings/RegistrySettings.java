package dev.plumbline.job.settings;

import dev.plumbline.schemas.registry.RegistryAccess;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The registry and how it is reached. Travels to the TaskManagers as it was given: what a config
 * provider of Kafka's stands for is fetched there. Secrets are not in {@link #toString}.
 *
 * @param url base of a Confluent-compatible API
 * @param access some of {@link RegistryAccess#KEYS}; values may be {@code ${provider:path:key}}
 * @param providers {@code config.providers} and what belongs to it, as Kafka's clients take it
 */
public record RegistrySettings(
    String url, Map<String, String> access, Map<String, String> providers) implements Serializable {

  private static final String PROVIDERS = "config.providers";

  /** One registry for all subtasks in a JVM, so that what one of them has asked is known to all. */
  private static final Map<RegistrySettings, SchemaRegistry> OPENED = new ConcurrentHashMap<>();

  /** Copies both maps; of the Kafka settings it keeps those of the config providers. */
  public RegistrySettings {
    access = new HashMap<>(access);
    Map<String, String> kept = new HashMap<>(providers);
    kept.keySet().removeIf(key -> !key.startsWith(PROVIDERS));
    providers = kept;
  }

  /** The registry, the same one for the same settings; nothing is sent yet. */
  public SchemaRegistry open() {
    return OPENED.computeIfAbsent(
        this, settings -> new SchemaRegistry(RegistryAccess.of(url, settings.resolved())));
  }

  /** The access with what its config providers stand for, which may be secret. */
  Map<String, String> resolved() {
    Map<String, Object> given = new HashMap<>(access);
    given.putAll(providers);
    Map<String, Object> originals = new AbstractConfig(new ConfigDef(), given, false).originals();
    Map<String, String> resolved = new HashMap<>();
    access.keySet().forEach(key -> resolved.put(key, String.valueOf(originals.get(key))));
    return resolved;
  }

  @Override
  public String toString() {
    return RegistryAccess.masked(url);
  }
}
