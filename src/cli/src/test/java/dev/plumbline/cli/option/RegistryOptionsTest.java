package dev.plumbline.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class RegistryOptionsTest {

  private static final String FILE_PROVIDER =
      """
      config.providers=file
      config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
      """;

  @TempDir private Path folder;

  /** A command that has nothing but a registry. */
  @Command
  private static final class Asks {
    @Mixin private RegistryOptions registry;
  }

  private static SchemaRegistry opened(String... arguments) throws IOException {
    Asks asks = new Asks();
    new CommandLine(asks).parseArgs(arguments);
    return asks.registry.open().orElseThrow();
  }

  @Test
  void takesCredentialsFromConfigProvidersAsTheJobDoes() throws IOException {
    // Given
    Path secrets = Files.writeString(folder.resolve("secrets"), "registry=hush");
    Path config =
        Files.writeString(
            folder.resolve("registry.properties"),
            FILE_PROVIDER
                + "basic-auth.user=reader\nbasic-auth.password=${file:"
                + secrets
                + ":registry}\n");
    String expected =
        "Basic "
            + Base64.getEncoder().encodeToString("reader:hush".getBytes(StandardCharsets.UTF_8));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      // When
      SchemaRegistry registry =
          opened(
              "--registry",
              "http://localhost:" + server.getAddress().getPort(),
              "--registry-config",
              config.toString());

      // Then
      assertThat(registry.problem()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void refusesAProviderThatThereIsNotAndSettingsOfNoRegistry() throws IOException {
    // Given
    Path config =
        Files.writeString(
            folder.resolve("registry.properties"),
            "config.providers=vault\nconfig.providers.vault.class=none.Such\nbearer-token=${vault:a}");

    // Then
    assertThatThrownBy(
            () ->
                opened("--registry", "http://localhost:1", "--registry-config", config.toString()))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("none.Such");
    assertThatThrownBy(() -> opened("--registry-config", config.toString()))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--registry-config needs --registry");
  }
}
