package dev.plumbline.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileShowTest {

  private static final String MONITOR =
      """
model: shop
task: binary
positive_class: bought
features: {items: numeric, age: numeric, amount: numeric, country: categorical, batch: numeric}
windows: [{size: 5m, every: 1m}]
labels: {horizon: 7d}
reference: {profile: shop}
""";

  @TempDir private Path folder;
  private Path profile;

  @BeforeEach
  void build() throws IOException {
    Path monitor = Files.writeString(folder.resolve("shop.yaml"), MONITOR);
    String rows =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    "%d,%d,%s,%s,7"
                        .formatted(
                            1 + i % 4 / 3,
                            20 + i % 40,
                            i < 999 ? "%.1f".formatted(i / 10.0) : "9000",
                            i % 5 == 0 ? "" : i % 2 == 0 ? "DE" : "\u001B[31mFR"))
            .collect(Collectors.joining("\n", "items,age,amount,country,batch\n", "\n"));
    Path data = Files.writeString(folder.resolve("train.csv"), rows);
    profile = folder.resolve("shop.profile.avro");
    Run.of("profile", "build", "--monitor", monitor, "--data", data, "--out", profile);
  }

  @Test
  void drawsFewValuesOneByOneWithTheirExactCounts() {
    // When
    Run run = Run.of("profile", "show", profile, "--feature", "items");

    // Then
    assertThat(run.out())
        .contains(
            "items, numeric: 1,000 values (100.0 %), 0 missing (0.0 %), 0 invalid (0.0 %)\n"
                + "  min 1, mean 1.25, max 2, deviation 0.43323\n")
        .contains(
            "  = 1  750  75.0 %  " + "█".repeat(40) + "\n  = 2  250  25.0 %  " + "█".repeat(13))
        .contains("  PSI groups: elsewhere 0.0 %, = 1 75.0 %, = 2 25.0 %\n");
  }

  @Test
  void keepsWholeNumbersTogether() {
    // When
    Run run = Run.of("profile", "show", profile, "--feature", "age");

    // Then
    assertThat(run.out())
        .contains("  20 to 21  50  5.0 %  " + "█".repeat(40) + "\n")
        .contains("  58 to 59  50  5.0 %  " + "█".repeat(40) + "\n")
        .contains("  values with a bin of their own: 20 2.5 %, ")
        .contains(", and 30 more\n");
  }

  @Test
  void drawsALongTailAsOneLine() {
    // When
    Run run = Run.of("profile", "show", profile, "--feature", "amount");

    // Then
    assertThat(run.out().lines().filter(line -> line.contains(" to "))).hasSize(20);
    assertThat(run.out()).containsPattern(" > 99\\.\\d+ +[56] +0\\.[56]0 % ");
  }

  @Test
  void drawsCategoriesWithoutWhatSteersATerminal() {
    // When
    Run run = Run.of("profile", "show", profile, "--feature", "country");

    // Then
    assertThat(run.out())
        .contains("country, categorical: 800 values (80.0 %), 200 missing (20.0 %)")
        .contains("\\u001b[31mFR  400  50.0 %  ")
        .doesNotContain("\u001B");
  }

  @Test
  void reportsWhatLooksWrongAndDrawsAllOnDemand() {
    // When
    Run overview = Run.of("profile", "show", profile);
    Run all = Run.of("profile", "show", profile, "--long");

    // Then
    assertThat(overview.out()).contains("\nLook at batch: every value is 7\n");
    assertThat(all.out())
        .startsWith(overview.out())
        .contains("\nitems, numeric: ", "\ncountry, categorical: ", "  = 7  1,000  100.0 %  ");
  }

  @Test
  void namesTheFeaturesWhenOneIsNotThere() {
    // When
    Run run = Run.of("profile", "show", profile, "--feature", "price");

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(" has no feature price; it has items, age, amount, country, batch");
  }
}
