package dev.plumbline.console;

import dev.plumbline.schemas.RegistryAccess;
import dev.plumbline.schemas.SchemaRegistry;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a registry is reached. */
final class RegistryOptions {

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
              + " truststore.location.")
  private Path config;

  /** The registry, if one is named; nothing is sent yet. */
  Optional<SchemaRegistry> open() throws IOException {
    Map<String, String> settings = new HashMap<>();
    if (config != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(config)) {
        properties.load(reader);
      }
      properties
          .stringPropertyNames()
          .forEach(key -> settings.put(key, properties.getProperty(key)));
    }
    if (registry == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SchemaRegistry(RegistryAccess.of(registry, settings)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--registry: " + e.getMessage(), e);
    }
  }

  /** Its address, without secrets. */
  String address() {
    return RegistryAccess.masked(registry);
  }
}
