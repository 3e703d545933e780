package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events with gaps up to a year: every one is counted, and each run writes the same bytes. */
@Timeout(300)
class SparseBacktestITCase {

  private static final long BEGIN = 1_704_067_200_000L; // 2024-01-01
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;

  private static final String COUNTING =
      """
      , "windows": [{"size": "1h", "every": "1h"}], "measures": ["prediction_count"]""";

  private static final String EVERYTHING =
      """
      , "windows": [{"size": "1h", "every": "30m"}, {"size": "1d", "every": "1h"}],
        "cohorts": ["1d"], "segments": {"channel": {"values": ["web"]}},
        "features": {"amount": "numeric"},
        "measures": ["prediction_count", "accuracy", "missing", "accounting"],
        "rules": [
          {"name": "silent", "metric": "prediction_count", "window": "1h", "no_data": true},
          {"name": "few", "metric": "prediction_count", "window": "1d", "below": 2},
          {"name": "low", "metric": "accuracy", "window": "1d", "below": 0.9},
          {"name": "cohort", "metric": "accuracy", "window": "1d", "below": 0.9,
           "axis": "prediction_time"}]""";

  @TempDir private Path folder;

  private static JsonEvent prediction(String model, String id, long at, String channel) {
    return new JsonEvent(
        at,
        """
        {"predicted_at": %d, "model": "%s", "version": "%d", "prediction_id": "%s",
         "predicted_class": "fraud", "features": {"amount": %d},
         "attributes": {"channel": "%s"}}"""
            .formatted(at, model, at % 2, id, at % 100, channel));
  }

  private static JsonEvent label(String model, String id, long at, String labelClass) {
    return new JsonEvent(
        at,
        """
        {"labelled_at": %d, "model": "%s", "prediction_id": "%s", "label_class": "%s"}"""
            .formatted(at, model, id, labelClass));
  }

  /** From a second to a year, evenly by ratio. */
  private static long gap(Random random) {
    return (long) (1_000 * Math.exp(random.nextDouble() * Math.log(365.0 * DAY / 1_000)));
  }

  private BacktestReport run(
      String fields,
      int parallelism,
      String name,
      List<JsonEvent> predictions,
      List<JsonEvent> labels)
      throws Exception {
    Path out = Files.createDirectories(folder.resolve(name));
    Path temporary = Files.createDirectories(folder.resolve(name + "-sort"));
    Monitor monitor =
        MonitorFile.read("fraud.json", Monitors.fraud(1, 0, fields)).monitor().orElseThrow();
    try (Backtest backtest = new Backtest(monitor, List.of(), parallelism, temporary)) {
      JsonEvent.add(backtest.predictions(), predictions);
      JsonEvent.add(backtest.labels(), labels);
      return backtest.run(out, () -> {});
    }
  }

  private String written(String name) throws IOException {
    return Files.readString(folder.resolve(name).resolve("metrics.jsonl"))
        + Files.readString(folder.resolve(name).resolve("alerts.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 48, 30 * 24, 365 * 24})
  void countsEveryRowAndReportsAGapForADayAtEveryParallelism(long gapInHours) throws Exception {
    // Given
    List<JsonEvent> predictions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      predictions.add(prediction("fraud", "p" + i, BEGIN + i * gapInHours * HOUR, "web"));
    }

    // When
    for (int parallelism : new int[] {1, 2, 4, 8}) {
      run(COUNTING, parallelism, "p" + parallelism, predictions, List.of());
    }

    // Then: the series over all is told from each event to 25 h later, or to the next event
    String first = written("p1");
    long reported = first.lines().filter(line -> line.contains("\"version\":\"*\"")).count();
    assertThat(reported).isEqualTo(29 * Math.min(gapInHours, 25) + 1);
    assertThat(first.lines().filter(line -> line.contains("\"version\":\"*\"")))
        .filteredOn(line -> line.contains("\"value\":1.0"))
        .hasSize(30);
    assertThat(List.of(written("p2"), written("p4"), written("p8"))).containsOnly(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void writesTheSameBytesOfRandomSparseStreamsAtEveryParallelism(long seed) throws Exception {
    // Given: predictions without labels, labels without predictions, and nineteen other models
    Random random = new Random(seed);
    List<JsonEvent> predictions = new ArrayList<>();
    List<JsonEvent> labels = new ArrayList<>();
    long at = BEGIN;
    for (int i = 0; i < 40; i++) {
      String model = random.nextInt(3) > 0 ? "fraud" : "other" + random.nextInt(19);
      predictions.add(prediction(model, "p" + i, at, random.nextBoolean() ? "web" : "app"));
      String truth = random.nextBoolean() ? "fraud" : "ok";
      if (random.nextInt(3) > 0) {
        labels.add(label(model, "p" + i, at + random.nextInt(2 * (int) HOUR) - HOUR, truth));
      }
      if (random.nextInt(5) == 0) {
        labels.add(label(model, "q" + i, at + random.nextInt((int) DAY), truth));
      }
      at += gap(random);
    }

    // When
    int[] parallelisms = {1, 2, 4, 8, 2};
    for (int i = 0; i < parallelisms.length; i++) {
      run(EVERYTHING, parallelisms[i], "run" + i, predictions, labels);
    }

    // Then
    String first = written("run0");
    assertThat(first.lines()).hasSizeGreaterThan(1_000);
    for (int i = 1; i < parallelisms.length; i++) {
      assertThat(written("run" + i)).isEqualTo(first);
    }
  }

  @Test
  void reportsNothingOfTheTimeUntilARowWithAWrongYear() throws Exception {
    // Given
    List<JsonEvent> predictions = new ArrayList<>();
    for (int i = 0; i < 38; i++) {
      predictions.add(prediction("fraud", "p" + i, BEGIN + i * HOUR, "web"));
    }
    predictions.add(prediction("fraud", "late", 4_070_908_800_000L, "web")); // 2099

    // When
    run(COUNTING, 2, "out", predictions, List.of());

    // Then
    assertThat(written("out").lines()).hasSizeLessThan(3 * (38 + 25 + 1));
  }
}
