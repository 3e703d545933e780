package dev.plumbline.testbed.elec2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareElec2Test {

  @TempDir private Path folder;

  @Test
  void answersAllButTheFirstFifthAndLabelsHalfAnHourLater() throws Exception {
    // Given
    Path market = Market.write(folder.resolve("market.csv"), 10);

    // When
    int exit = Elec2.run("prepare", market.toString(), "--out", folder.toString());

    // Then
    assertThat(exit).isZero();
    assertThat(Files.readAllLines(folder.resolve("electricity-training.csv"))).hasSize(1 + 96);
    List<String> replay = Files.readAllLines(folder.resolve("electricity.csv"));
    assertThat(replay).hasSize(1 + 384);
    assertThat(replay.get(1)).startsWith("nsw-831600000,1996-05-09T00:00:00Z,electricity,1,");
    assertThat(replay.get(1)).contains(",night,1996-05-09T00:30:00Z,");
  }

  @Test
  void learnsNothingFromTheRowsItAnswers() throws Exception {
    // Given
    Path market = Market.write(folder.resolve("market.csv"), 10);
    List<String> lines = Files.readAllLines(market);
    Elec2.run("prepare", market.toString(), "--out", folder.resolve("before").toString());

    // When
    int last = lines.size() - 1;
    lines.set(last, lines.get(last).endsWith("1") ? flipped(lines, "0") : flipped(lines, "1"));
    Files.write(market, lines);
    Elec2.run("prepare", market.toString(), "--out", folder.resolve("after").toString());

    // Then
    List<String> before = Files.readAllLines(folder.resolve("before/electricity.csv"));
    List<String> after = Files.readAllLines(folder.resolve("after/electricity.csv"));
    int rows = before.size() - 1;
    assertThat(after.subList(0, rows)).isEqualTo(before.subList(0, rows));
    assertThat(after.get(rows)).isNotEqualTo(before.get(rows));
    assertThat(answer(after.get(rows))).isEqualTo(answer(before.get(rows)));
  }

  private static String flipped(List<String> lines, String truth) {
    String line = lines.get(lines.size() - 1);
    return line.substring(0, line.length() - 1) + truth;
  }

  private static String answer(String row) {
    return row.substring(0, row.lastIndexOf(','));
  }
}
