package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.stage.publish.ResultLines;
import dev.plumbline.job.testing.Calibrations;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.job.testing.Traffic;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import dev.plumbline.schemas.text.ProblemTally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backtest tells what the live dataflow reports of the same events, and always the same. */
@Timeout(120)
class BacktestITCase {

  private static final List<String> FILES =
      List.of("metrics.jsonl", "alerts.jsonl", "rejections.jsonl");

  @TempDir private static Path first;
  @TempDir private Path folder;

  private static BacktestReport report;

  @BeforeAll
  static void runOnce() throws Exception {
    report = run(1, 0, first);
  }

  /** The traffic, in an order that the seed decides, far beyond what windows wait for. */
  private static BacktestReport run(int parallelism, long seed, Path out) throws Exception {
    Path temporary = Files.createTempDirectory(out, "sort");
    Monitor monitor = MonitorFile.read("fraud.json", Traffic.MONITOR).monitor().orElseThrow();
    try (Backtest backtest =
        new Backtest(
            monitor,
            List.of(Calibrations.profile("calibrated", "fraud")),
            parallelism,
            temporary)) {
      add(backtest.predictions(), Traffic.arriving(0).predictions(), Schemas.PREDICTION, seed);
      add(backtest.labels(), Traffic.arriving(0).labels(), Schemas.LABEL, seed);
      backtest.unreadablePrediction("predictions", 3, "the row has 2 cells, the header 4.");
      return backtest.run(out, () -> {});
    } finally {
      Files.delete(temporary);
    }
  }

  private static void add(
      OrderedRows rows, List<SourceRecord> records, org.apache.avro.Schema schema, long seed)
      throws IOException {
    RecordReader reader = new RecordReader(schema, WriterSchemas.ours());
    List<SourceRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    rows.begin(schema.getName());
    for (SourceRecord record : shuffled) {
      long at = (Long) reader.read(record.value()).record().get(0);
      rows.add(record.offset(), at, record.timestamp(), record.value());
    }
  }

  private static List<String> lines(Path folder, String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "4, 3"})
  void writesTheSameBytesAtEveryParallelismHoweverTheRowsAreOrdered(int parallelism, long seed)
      throws Exception {
    // Given
    List<String> expected = lines(first, "metrics.jsonl");

    // When
    BacktestReport again = run(parallelism, seed, folder);

    // Then
    assertThat(expected).hasSizeGreaterThan(1_000);
    assertThat(lines(folder, "metrics.jsonl")).isEqualTo(expected);
    for (String file : FILES) {
      assertThat(folder.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
    assertThat(again).isEqualTo(report);
  }

  @Test
  void reportsWhatTheLiveDataflowReports() throws Exception {
    // Given
    PipelineRun.Input live = Traffic.arriving(5).parallelism(2);

    // When
    PipelineRun run = live.run();

    // Then
    ResultLines lines = new ResultLines();
    assertThat(lines(first, "alerts.jsonl"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            run.alerts().stream()
                .filter(alert -> alert.model().equals("fraud"))
                .map(alert -> new String(lines.of(alert), StandardCharsets.UTF_8))
                .toList());
    assertThat(lines(first, "metrics.jsonl"))
        .containsExactlyInAnyOrderElementsOf(
            run.latest().values().stream()
                .filter(last -> last.model().equals("fraud"))
                .map(last -> new String(lines.lastOf(last), StandardCharsets.UTF_8))
                .toList());
  }

  @Test
  void reportsLabelsThatNoPredictionHasTheIdOf() throws Exception {
    // Given
    Monitor monitor = MonitorFile.read("fraud.json", Traffic.MONITOR).monitor().orElseThrow();
    long start = 1_793_491_200_000L;

    // When
    BacktestReport orphans;
    try (Backtest backtest = new Backtest(monitor, List.of(), 2, folder)) {
      backtest.predictions().begin("p");
      backtest.labels().begin("l");
      for (int i = 0; i < 20; i++) {
        long at = start + i * 1_000L;
        backtest
            .predictions()
            .add(
                i, at, OrderedRows.UNKNOWN_RECEIPT, json("predicted_at", at, "p" + i, "predicted"));
        String id = i < 6 ? "p" + i : "P-" + i;
        long labelled = i == 5 ? at + monitor.horizon().toMillis() + 1 : at + 500;
        backtest
            .labels()
            .add(
                i,
                labelled,
                OrderedRows.UNKNOWN_RECEIPT,
                json("labelled_at", labelled, id, "label"));
      }
      orphans = backtest.run(folder, () -> {});
    }

    // Then
    assertThat(orphans.labels().accepted()).isEqualTo(20);
    assertThat(orphans.joined()).isEqualTo(new LabelsJoined(5, 0, 0, 1, 14));
  }

  private static byte[] json(String timeField, long at, String id, String answer) {
    return "{\"%s\":%d,\"model\":\"fraud\",\"prediction_id\":\"%s\",\"%s_class\":\"fraud\"}"
        .formatted(timeField, at, id, answer)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void reportsWhatCameInAndEveryRule() throws Exception {
    // Given
    int predictions = Traffic.arriving(0).predictions().size();
    int labels = Traffic.arriving(0).labels().size();

    // When
    RuleReport drop =
        report.rules().stream()
            .filter(rule -> rule.rule().equals("accuracy-drop"))
            .findFirst()
            .orElseThrow();

    // Then
    assertThat(report.predictions().read()).isEqualTo(predictions + 1);
    assertThat(report.predictions().rejected()).isEqualTo(1);
    assertThat(report.predictions().unmonitored()).isEqualTo(600);
    assertThat(report.predictions().accepted()).isEqualTo(predictions - 600);
    assertThat(report.predictions().late()).isZero();
    assertThat(report.labels().read()).isEqualTo(labels);
    LabelsJoined joined = report.joined();
    assertThat(joined.joined()).isPositive();
    assertThat(joined.orphaned()).isNotNegative();
    assertThat(
            joined.joined()
                + joined.superseded()
                + joined.retracted()
                + joined.outOfTime()
                + joined.orphaned())
        .isEqualTo(report.labels().accepted());
    assertThat(report.problems())
        .containsExactly(
            new ProblemTally.Kind(1, "predictions:3", "the row has 2 cells, the header 4."));
    assertThat(report.rejections()).isEqualTo(1);
    assertThat(lines(first, "rejections.jsonl"))
        .containsExactly(
            "{\"file\":\"predictions\",\"line\":3,\"reason\":\"UNREADABLE_ROW\","
                + "\"message\":\"the row has 2 cells, the header 4.\",\"value\":null}");
    assertThat(report.rules())
        .extracting(RuleReport::rule)
        .containsExactly(
            "cohort-bad", "cohort-worst", "accuracy-drop", "accuracy-low", "slow", "busy");
    assertThat(drop.alerts()).isPositive();
    assertThat(drop.lasted()).isPositive();
    assertThat(drop.breaching()).isBetween(drop.alerts(), drop.windows());
    assertThat(drop.first()).isBeforeOrEqualTo(drop.last());
    assertThat(report.alertLines()).isEqualTo(lines(first, "alerts.jsonl").size());
  }
}
