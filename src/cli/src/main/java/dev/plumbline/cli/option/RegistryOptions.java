package dev.plumbline.cli.option;

import dev.plumbline.schemas.registry.RegistryAccess;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a registry is reached. */
public final class RegistryOptions {

  private static final String PROVIDERS = "config.providers";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "A schema registry, for values in Confluent's wire format.")
  private String registry;

  @Option(
      names = "--registry-config",
      paramLabel = "FILE",
      description =
          "Properties for the registry, named as behind schemas.registry. in the job's settings,"
              + " such as basic-auth.user, basic-auth.password-file, bearer-token-file,"
              + " truststore.location; values may be ${provider:path:key} of config.providers,"
              + " as in --command-config.")
  private Path config;

  /** The registry, if one is named; nothing is sent yet. */
  public Optional<SchemaRegistry> open() throws IOException {
    if (registry == null && config != null) {
      throw new ParameterException(command.commandLine(), "--registry-config needs --registry");
    }
    if (registry == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SchemaRegistry(RegistryAccess.of(registry, settings())));
    } catch (IllegalArgumentException | ConfigException e) {
      throw new ParameterException(command.commandLine(), "--registry: " + e.getMessage(), e);
    }
  }

  /** What the file says, with what its config providers stand for, which may be secret. */
  private Map<String, String> settings() throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (config != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(config)) {
        properties.load(reader);
      }
      new AbstractConfig(new ConfigDef(), properties, false)
          .originals()
          .forEach((key, value) -> settings.put(key, value.toString()));
      settings.keySet().removeIf(key -> key.startsWith(PROVIDERS));
    }
    return settings;
  }

  /** Its address, without secrets. */
  public String address() {
    return RegistryAccess.masked(registry);
  }
}
