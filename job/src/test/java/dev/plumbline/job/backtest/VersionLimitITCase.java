package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.alert.VersionLimitAlert;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A producer that makes up versions, through the whole dataflow: the limit is 200. */
@Timeout(300)
class VersionLimitITCase {

  private static final long BEGIN = 1_704_067_200_000L; // 2024-01-01
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final int LIMIT = 200;
  private static final int MADE_UP = 3_000;
  private static final Set<String> STEADY = Set.of("a", "b", "main");

  private static final String MONITOR =
      Monitors.fraud(
          1,
          0,
          """
          , "windows": [{"size": "1h", "every": "10m"}], "cohorts": ["1h"],
            "segments": {"channel": {"values": ["web"]}},
            "features": {"amount": "numeric"}, "reference": {"first": 100},
            "measures": ["prediction_count", "accuracy", "labels", "missing"],
            "rules": [{"name": "busy", "metric": "prediction_count", "window": "1h", "above": 300}]
          """);

  @TempDir private Path folder;

  private final List<JsonEvent> predictions = new ArrayList<>();
  private final List<JsonEvent> labels = new ArrayList<>();

  /** 30 hours of three versions, in the second of which 3,000 others come. */
  private void traffic(Random random) {
    for (int i = 0; i < 1_500; i++) {
      String version = i % 10 == 0 ? "a" : i % 10 == 1 ? "b" : "main";
      predict(random, version, BEGIN + i * 30 * HOUR / 1_500);
    }
    for (int i = 0; i < MADE_UP; i++) {
      predict(random, "made-up-" + i + "-" + random.nextInt(1_000), BEGIN + HOUR + i * 1_200L);
    }
  }

  private void predict(Random random, String version, long at) {
    String id = "p" + predictions.size();
    predictions.add(
        new JsonEvent(
            at,
            """
            {"predicted_at": %d, "model": "fraud", "version": "%s", "prediction_id": "%s",
             "predicted_class": "%s", "features": {"amount": %d}, "attributes": {"channel": "%s"}}"""
                .formatted(
                    at,
                    version,
                    id,
                    random.nextInt(3) == 0 ? "fraud" : "ok",
                    random.nextInt(100),
                    random.nextBoolean() ? "web" : "app")));
    for (int labelled = random.nextInt(3); labelled > 0; labelled--) { // some are corrected
      long labelledAt = at + random.nextInt((int) HOUR);
      labels.add(
          new JsonEvent(
              labelledAt,
              """
              {"labelled_at": %d, "model": "fraud", "prediction_id": "%s", "label_class": "%s"}"""
                  .formatted(labelledAt, id, random.nextBoolean() ? "fraud" : "ok")));
    }
  }

  private String run(int parallelism) throws Exception {
    Path out = Files.createDirectories(folder.resolve("at" + parallelism));
    Path temporary = Files.createDirectories(folder.resolve("sort" + parallelism));
    Monitor monitor = MonitorFile.read("fraud.json", MONITOR).orThrow();
    try (Backtest backtest = new Backtest(monitor, List.of(), parallelism, temporary)) {
      JsonEvent.add(backtest.predictions(), predictions);
      JsonEvent.add(backtest.labels(), labels);
      backtest.run(out, () -> {});
    }
    return Files.readString(out.resolve("metrics.jsonl"))
        + Files.readString(out.resolve("alerts.jsonl"));
  }

  private List<JsonNode> read(String file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> read = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("at1").resolve(file))) {
      read.add(json.readTree(line));
    }
    return read;
  }

  /** What each window holds in the end, of one metric over all segments, by version. */
  private static Map<String, Map<String, Long>> counts(List<JsonNode> metrics, String metric) {
    Map<String, JsonNode> latest = new TreeMap<>();
    for (JsonNode reported : metrics) {
      if (reported.get("metric").asText().equals(metric)
          && reported.get("segment").asText().equals("*")) {
        Instant start = Instant.parse(reported.get("window_start").asText());
        String window = reported.get("axis").asText() + " " + start;
        latest.merge(
            window + "\n" + reported.get("version").asText(),
            reported,
            (one, other) ->
                other.get("revision").asInt() > one.get("revision").asInt() ? other : one);
      }
    }
    Map<String, Map<String, Long>> byWindow = new TreeMap<>();
    latest.forEach(
        (key, reported) -> {
          String[] parts = key.split("\n", 2);
          byWindow
              .computeIfAbsent(parts[0], first -> new HashMap<>())
              .put(parts[1], reported.get("count").asLong());
        });
    return byWindow;
  }

  private static void assertThatVersionsAddUp(List<JsonNode> metrics, String metric) {
    Map<String, Map<String, Long>> byWindow = counts(metrics, metric);
    assertThat(byWindow).isNotEmpty();
    byWindow.forEach(
        (window, counted) -> {
          long versions = counted.values().stream().mapToLong(Long::longValue).sum();
          long all = counted.getOrDefault("*", 0L);
          assertThat(versions - all).as("%s in %s", metric, window).isEqualTo(all);
        });
  }

  @Test
  void measuresAsManyVersionsAsTheLimitAllowsAndTheOthersTogether() throws Exception {
    // Given
    traffic(new Random(14));

    // When
    String one = run(1);

    // Then: the same bytes, whoever read what
    assertThat(run(2)).isEqualTo(one);
    assertThat(run(4)).isEqualTo(one);

    // Then: those that were there keep their place, others have what is left, the rest is one
    List<JsonNode> metrics = read("metrics.jsonl");
    Set<String> measured = new TreeSet<>();
    metrics.forEach(reported -> measured.add(reported.get("version").asText()));
    assertThat(measured).hasSize(LIMIT + 2).containsAll(STEADY).contains("*", "__other__");

    // Then: nothing is lost, nor counted twice, of predictions, labels and cohorts
    assertThatVersionsAddUp(metrics, "prediction_count");
    assertThatVersionsAddUp(metrics, "accuracy");
    Map<String, Long> busiest =
        counts(metrics, "prediction_count")
            .get("PREDICTION_TIME " + Instant.ofEpochMilli(BEGIN + HOUR));
    assertThat(busiest)
        .containsEntry("*", MADE_UP + 50L)
        .containsEntry("__other__", (long) MADE_UP - (LIMIT - STEADY.size()));

    // Then: one alert says so, at the end of the pane in which the limit was passed
    List<JsonNode> alerts = read("alerts.jsonl");
    assertThat(alerts)
        .filteredOn(alert -> alert.get("rule").asText().equals(VersionLimitAlert.RULE))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.get("status").asText()).isEqualTo("FIRING");
              assertThat(alert.get("version").asText()).isEqualTo("__other__");
              assertThat(Instant.parse(alert.get("window_end").asText()))
                  .isEqualTo(Instant.ofEpochMilli(BEGIN + HOUR + HOUR / 6));
              assertThat(alert.get("message").asText())
                  .contains("more than 200 versions", "versions.limit");
            });

    // Then: rules judge the others as any version
    assertThat(alerts)
        .filteredOn(alert -> alert.get("rule").asText().equals("busy"))
        .extracting(alert -> alert.get("version").asText())
        .contains("*", "__other__")
        .doesNotContain("main");
  }
}
