package dev.plumbline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.schemas.FakeRegistry;
import dev.plumbline.schemas.avro.Schemas;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAccessTest {

  @TempDir private Path folder;
  private FakeRegistry server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeRegistry();
    server.hold(7, Schemas.text(Schemas.LABEL));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private boolean isLetIn(String address, Map<String, String> settings) {
    return new SchemaRegistry(RegistryAccess.of(address, settings)).settle(7).isEmpty();
  }

  @Test
  void saysUserAndPasswordFromSettingsAFileOrTheAddress() throws IOException {
    // Given
    server.demand("Basic dXNlcjpww6Rzcw=="); // user:päss
    Path file = Files.writeString(folder.resolve("password"), "päss\n");
    String address = server.address().toString();

    // Then
    assertThat(isLetIn(address, Map.of())).isFalse();
    assertThat(isLetIn(address, Map.of("basic-auth.user", "user", "basic-auth.password", "päss")))
        .isTrue();
    assertThat(
            isLetIn(
                address,
                Map.of("basic-auth.user", "user", "basic-auth.password-file", file.toString())))
        .isTrue();
    assertThat(isLetIn(address.replace("//", "//user:p%C3%A4ss@"), Map.of())).isTrue();
  }

  @Test
  void readsATokenAnewForEachRequest() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("token"), "first");
    Map<String, String> settings = Map.of("bearer-token-file", file.toString());
    SchemaRegistry registry =
        new SchemaRegistry(RegistryAccess.of(server.address().toString(), settings));
    server.demand("Bearer first");
    assertThat(registry.problem()).isNotEmpty().get().asString().contains("404");

    // When
    server.demand("Bearer second");
    Files.writeString(file, "second");

    // Then
    assertThat(registry.settle(7)).isEmpty();
  }

  @Test
  void namesTheFileOrStoreThatCannotBeRead() throws IOException {
    // Given
    String address = server.address().toString();
    String noStore = Files.writeString(folder.resolve("trust.p12"), "no store at all").toString();

    // Then
    assertThat(
            new SchemaRegistry(
                    RegistryAccess.of(address, Map.of("bearer-token-file", "/no/such/token")))
                .settle(7))
        .hasValueSatisfying(problem -> assertThat(problem).contains("/no/such/token"));
    assertThat(
            new SchemaRegistry(RegistryAccess.of(address, Map.of("truststore.location", noStore)))
                .settle(7))
        .hasValueSatisfying(problem -> assertThat(problem).contains("trust.p12"));
  }

  @Test
  void neverShowsASecret() {
    // Given
    RegistryAccess access =
        RegistryAccess.of("http://user:hush@localhost:1/api", Map.of("keystore.password", "hush"));
    SchemaRegistry registry = new SchemaRegistry(access);

    // Then
    assertThat(access).hasToString("http://******@localhost:1/api");
    assertThat(registry.problem().orElseThrow()).contains("******").doesNotContain("hush");
    assertThat(registry.settle(7).orElseThrow()).contains("******").doesNotContain("hush");
    assertThatThrownBy(() -> registry.register("labels-value", Schemas.LABEL))
        .hasMessageNotContaining("hush")
        .hasStackTraceContaining("******");
    assertThatThrownBy(() -> RegistryAccess.of("ftp://user:hush@there", Map.of()))
        .hasMessageNotContaining("hush");
    assertThatThrownBy(() -> RegistryAccess.of("http://user:h ush@there", Map.of()))
        .hasMessageNotContaining("h ush");
    assertThat(RegistryAccess.masked("http://user:p/a@ss@host/x"))
        .isEqualTo("http://******@host/x");
  }

  @Test
  void refusesWhatContradictsItselfWithAllThatIsWrong() {
    // Given
    Map<String, String> settings =
        Map.of("basic-auth.user", "u", "bearer-token", "t", "bearer-token-file", "f", "bearer", "");

    // Then
    assertThat(RegistryAccess.problems("localhost:8085", settings))
        .hasSize(5)
        .anySatisfy(problem -> assertThat(problem).contains("must start with http://"))
        .anySatisfy(problem -> assertThat(problem).contains("'bearer' is none of"))
        .anySatisfy(problem -> assertThat(problem).contains("belong together"))
        .anySatisfy(problem -> assertThat(problem).contains("bearer-token-file exclude each other"))
        .anySatisfy(problem -> assertThat(problem).contains("a request has one of them"));
    assertThat(RegistryAccess.problems("http://u:p@host", Map.of("bearer-token", "t"))).hasSize(1);
    assertThat(RegistryAccess.of(URI.create("https://host"))).hasToString("https://host");
  }
}
