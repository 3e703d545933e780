package dev.plumbline.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.backtest.BacktestReport;
import dev.plumbline.job.backtest.CameIn;
import dev.plumbline.job.backtest.RuleReport;
import dev.plumbline.job.backtest.RuleSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the command needs no Flink; the run itself is tested in the job. */
class BacktestCommandTest {

  private static final String MONITOR =
      "model: fraud\ntask: binary\npositive_class: fraud\nwindows: [{size: 1h, every: 10m}]\n";
  private static final String ROWS = "id,predicted_at,predicted_class\np1,1796083200000,fraud\n";

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run backtest(Path monitor, Path predictions, Object... more) {
    Object[] arguments = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {
          "backtest", "--monitor", monitor, "--predictions", predictions, "--out", folder
        },
        0,
        arguments,
        0,
        7);
    System.arraycopy(more, 0, arguments, 7, more.length);
    return Run.of(arguments);
  }

  @Test
  void tellsAllThatIsWrongWithAMonitor() throws IOException {
    // Given
    Path bad = file("bad.yaml", "model: fraud\ntask: binery\nwindows: [{size: 1h, every: 7m}]\n");

    // When
    Run run = backtest(bad, file("p.csv", ROWS));

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("bad.yaml:2 task", "bad.yaml:3 windows");
  }

  @Test
  void refusesAFileWithoutTheColumnsOfAPrediction() throws IOException {
    // Given
    Path rows = file("p.csv", ROWS);

    // When
    Run run = backtest(file("m.yaml", MONITOR), rows);

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("p.csv has no column prediction_id");
  }

  @Test
  void mapsAColumnInTheFilesThatHaveIt() throws IOException {
    // Given
    Path labels = file("l.csv", "prediction_id,labelled_at,label_class\np1,1796083200001,ok\n");

    // When
    Run run =
        backtest(
            file("m.yaml", MONITOR),
            file("p.csv", ROWS),
            "--labels",
            labels,
            "--map",
            "id=prediction_id");

    // Then
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err())
        .contains("needs the job and Flink")
        .contains("scripts/plumbline backtest");
  }

  @Test
  void refusesAMappingThatNoFileCanUse() throws IOException {
    // When
    Run run =
        backtest(
            file("m.yaml", MONITOR),
            file("p.csv", ROWS),
            "--map",
            "id=prediction_id",
            "--map",
            "amt=feature.amount");

    // Then
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--map amt=feature.amount: no file has such a column");
  }

  @Test
  void saysOfEveryRuleWhatItWouldHaveDone() {
    // Given
    Instant first = Instant.parse("2026-10-18T05:00:00Z");
    Instant last = Instant.parse("2026-10-20T06:00:00Z");
    RuleReport.Series web =
        new RuleReport.Series(
            new RuleSeries("drop", "2", "channel=web", "amount"),
            3,
            first,
            last,
            Duration.ofHours(50),
            true,
            200,
            50);
    RuleReport.Series all =
        new RuleReport.Series(
            new RuleSeries("drop", "*", "*", ""), 0, null, null, Duration.ZERO, false, 200, 0);
    CameIn cameIn = new CameIn(1_200, 4, 5, 1_191, 0);
    BacktestReport report =
        new BacktestReport(
            "fraud",
            first,
            last,
            cameIn,
            cameIn,
            7,
            10,
            6,
            8,
            List.of(
                new RuleReport("drop", "CRITICAL", "accuracy", List.of(all, web)),
                new RuleReport("quiet", "WARNING", "f1", List.of())));

    // When
    List<String> lines = new BacktestText(report, Path.of("out")).lines();

    // Then
    assertThat(lines)
        .containsExactly(
            "fraud: 2026-10-18T05:00:00Z to 2026-10-20T06:00:00Z",
            "came in      read   rejected  unmonitored  measured  late",
            "predictions  1,200  4         5            1,191     0",
            "labels       1,200  4         5            1,191     0",
            "7 labels are further from their predictions than labels.horizon and do not count",
            "",
            "rule                              severity  alerts  first                 last"
                + "                  in all                   windows in breach",
            "drop                              CRITICAL  3       2026-10-18T05:00:00Z"
                + "  2026-10-20T06:00:00Z  2 d 2 h, 1 still firing  50 of 400 (12.5 %)",
            "  version 2, channel=web, amount            3       2026-10-18T05:00:00Z"
                + "  2026-10-20T06:00:00Z  2 d 2 h, 1 still firing  50 of 200 (25.0 %)",
            "quiet                             WARNING   0       -                     -"
                + "                     -                        0 of 0 (-)",
            "",
            "out/metrics.jsonl  10 lines",
            "out/alerts.jsonl  6 lines",
            "out/rejections.jsonl  8 lines");
    assertThat(BacktestJson.of(report, Path.of("out")))
        .contains("\"beyond_horizon\" : 7", "\"lasted_seconds\" : 180000", "\"rule\" : \"quiet\"");
  }
}
