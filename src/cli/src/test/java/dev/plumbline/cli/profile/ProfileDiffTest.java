package dev.plumbline.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileDiffTest {

  @TempDir private Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void build() throws IOException {
    first = build("1", "amount: numeric, country: categorical, old: numeric", "1,DE,1\n2,FR,1\n");
    second = build("2", "amount: numeric, country: categorical, new: numeric", "1,DE,1\n1,,1\n");
  }

  @Test
  void reportsWhatChangedTheMostDriftedFirst() {
    // When
    Run run = Run.of("profile", "diff", first, second);

    // Then
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("from shop-1@")
        .contains("\nto   shop-2@")
        .contains("\nold: numeric only in the first\nnew: numeric only in the second\n")
        .containsPattern("\ncountry +\\d.* 0\\.0 % → 50\\.0 % ");
  }

  @Test
  void reportsThatNothingChanged() {
    // When
    Run run = Run.of("profile", "diff", first, first);

    // Then
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .endsWith("The two have the same content: the same bins, counts and categories.\n");
  }

  @Test
  void writesOneObjectAFeature() throws IOException {
    // When
    Run run = Run.of("profile", "diff", first, second, "--json");

    // Then
    assertThat(run.out().lines()).hasSize(4);
    JsonNode last = new JsonMapper().readTree(run.out().lines().toList().get(3));
    assertThat(last.get("feature").textValue()).isEqualTo("new");
    assertThat(last.get("change").textValue()).isEqualTo("added");
  }

  @Test
  void refusesWhatIsNoProfile() {
    // When
    Run run = Run.of("profile", "diff", first, folder.resolve("nothing"));

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("nothing is no file");
  }

  private Path build(String version, String features, String rows) throws IOException {
    String monitor =
        """
        model: shop
        task: binary
        positive_class: bought
        features: {%s}
        windows: [{size: 5m, every: 1m}]
        labels: {horizon: 7d}
        reference: {profile: "shop-{version}"}
        """;
    String header = features.replaceAll(": \\w+", "").replace(" ", "") + "\n";
    Path file = Files.writeString(folder.resolve("m" + version), monitor.formatted(features));
    Path data = Files.writeString(folder.resolve("d" + version), header + rows);
    Path out = folder.resolve("p" + version);
    Run run =
        Run.of(
            "profile",
            "build",
            "--monitor",
            file,
            "--data",
            data,
            "--version",
            version,
            "--out",
            out);
    assertThat(run.exit()).as(run.err()).isZero();
    return out;
  }
}
