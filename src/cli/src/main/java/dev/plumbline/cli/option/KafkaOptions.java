package dev.plumbline.cli.option;

import dev.plumbline.kafka.KafkaAccess;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options that every command takes which talks to Kafka: Kafka's own. */
public final class KafkaOptions {

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:${env:PLUMBLINE_KAFKA_PORT:-9092}",
      description = "The Kafka broker; default ${DEFAULT-VALUE} (port from PLUMBLINE_KAFKA_PORT).")
  private String bootstrapServer;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Properties for the Kafka clients, such as security.protocol.")
  private Path commandConfig;

  /** Access to the cluster that was named. */
  public KafkaAccess access() throws IOException {
    Properties properties = new Properties();
    if (commandConfig != null) {
      try (Reader reader = Files.newBufferedReader(commandConfig)) {
        properties.load(reader);
      }
    }
    return new KafkaAccess(bootstrapServer, properties);
  }
}
