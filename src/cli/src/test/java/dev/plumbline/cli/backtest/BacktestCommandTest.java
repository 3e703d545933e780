package dev.plumbline.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.cli.Run;
import dev.plumbline.cli.file.EventKind;
import dev.plumbline.cli.file.row.EventRow;
import dev.plumbline.job.backtest.BacktestReport;
import dev.plumbline.job.backtest.CameIn;
import dev.plumbline.job.backtest.LabelsJoined;
import dev.plumbline.job.backtest.RuleReport;
import dev.plumbline.job.backtest.RuleSeries;
import dev.plumbline.schemas.text.ProblemTally;
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
  void reportsAllThatIsWrongWithAMonitor() throws IOException {
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
            new LabelsJoined(180, 4, 0, 7, 1_000),
            List.of(new ProblemTally.Kind(4, "p.csv:7", "MISSING_ID: prediction_id is empty")),
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
            "came in      read   rejected  unmonitored  accepted  late",
            "predictions  1,200  4         5            1,191     0",
            "labels       1,200  4         5            1,191     0",
            "of the labels accepted: 180 joined, 4 superseded, 0 retracted, 7 out of time, 1,000"
                + " orphaned",
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
        .contains(
            "\"out_of_time\" : 7",
            "\"orphaned\" : 1000",
            "\"lasted_seconds\" : 180000",
            "\"rule\" : \"quiet\"");
    RowsRead rows = new RowsRead("fraud");
    rows.add(
        EventKind.PREDICTIONS, "p.csv:2", new EventRow.Json(2, "loan", "p1", 1, 0, new byte[0]));
    BacktestRemarks remarks = new BacktestRemarks(report, rows);
    assertThat(remarks.isUseless(true)).isFalse();
    assertThat(remarks.lines(true))
        .containsExactly(
            "9 of 1,200 predictions (0.75 %) could not be used.",
            "  5 are of models that the monitor, of fraud, does not watch, as p.csv:2 of model"
                + " \"loan\"; --model is for rows that name none",
            "9 of 1,200 labels (0.75 %) could not be used.",
            "  5 are of models that the monitor, of fraud, does not watch, as a row of another"
                + " model; --model is for rows that name none",
            "  4 as p.csv:7: MISSING_ID: prediction_id is empty",
            "Most labels joined no prediction: 1,007 of 1,191 (84.6 %), so quality is of the"
                + " others alone.",
            "  1,000 have an id that no prediction has that could be used; see above why the others"
                + " could not",
            "  7 are further from their prediction than labels.horizon of the monitor");
  }

  @Test
  void givesLabelsWithoutTimesOnesAfterTheirPredictions() {
    // Given
    LabelTimes times = new LabelTimes(Duration.ofDays(1));
    long day = Duration.ofDays(1).toMillis();
    times.predicted("fraud", "p1", 1_000);
    times.predicted("fraud", "p2", 9_000);
    times.predicted("fraud", "p1", 2_000);

    // Then
    assertThat(times.of("fraud", "p1")).isEqualTo(1_000 + day);
    assertThat(times.of("fraud", "p1")).as("the correction").isEqualTo(1_001 + day);
    assertThat(times.of("fraud", "p2")).isEqualTo(9_000 + day);
    assertThat(times.of("fraud", "none")).isEqualTo(9_000 + day);
    assertThat(times.asked()).isEqualTo(4);
  }
}
