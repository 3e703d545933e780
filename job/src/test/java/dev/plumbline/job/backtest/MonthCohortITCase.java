package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A leap year of predictions with labels that come up to seven weeks late, beside a plain recount
 * by the calendar.
 */
@Timeout(240)
class MonthCohortITCase {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long HORIZON = Duration.ofDays(40).toMillis();
  private static final int PREDICTIONS = 2_500;

  @TempDir private Path folder;

  /** One prediction; its label is null where none counts. */
  private record Known(long at, boolean right, boolean labelled) {}

  private final List<Known> known = new ArrayList<>();
  private final List<String> predictions = new ArrayList<>();
  private final List<Long> predictedAt = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<Long> labelledAt = new ArrayList<>();

  /** 2024, half of it within a few hours of where a month begins in the zone. */
  private void generate(ZoneId zone) {
    Random random = new Random(17);
    List<Long> times = new ArrayList<>();
    for (int drawn = 0; drawn < PREDICTIONS; drawn++) {
      long anywhere = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
      anywhere += (long) (random.nextDouble() * Duration.ofDays(365).toMillis());
      long border =
          YearMonth.of(2024, 1 + random.nextInt(12))
              .atDay(1)
              .atStartOfDay(zone)
              .toInstant()
              .toEpochMilli();
      long near = random.nextInt(10) == 0 ? -1 + random.nextInt(3) : random.nextInt(7_200_000);
      times.add(drawn % 2 == 0 ? anywhere : border + (random.nextBoolean() ? near : -near));
    }
    times.sort(null);
    for (int id = 0; id < times.size(); id++) {
      put(id, times.get(id), random);
    }
  }

  private void put(int id, long at, Random random) {
    boolean predicted = random.nextBoolean();
    boolean actual = random.nextInt(5) == 0 ? !predicted : predicted;
    predictions.add(
        """
        {"predicted_at":%d,"model":"fraud","version":"%d","prediction_id":"p%d","predicted_class":"%s"}"""
            .formatted(at, id % 2, id, predicted ? "fraud" : "ok"));
    predictedAt.add(at);
    boolean sent = random.nextInt(6) > 0;
    long delay = (long) (random.nextDouble() * Duration.ofDays(49).toMillis());
    if (sent) {
      label(id, at + delay, actual);
    }
    boolean inTime = sent && delay <= HORIZON;
    boolean corrected = inTime && random.nextInt(8) == 0;
    if (corrected) {
      label(id, at + HORIZON, !actual); // the latest that counts
    }
    known.add(new Known(at, predicted == actual != corrected, inTime));
  }

  private void label(int id, long at, boolean actual) {
    labels.add(
        """
        {"labelled_at":%d,"model":"fraud","prediction_id":"p%d","label_class":"%s"}"""
            .formatted(at, id, actual ? "fraud" : "ok"));
    labelledAt.add(at);
  }

  private String run(String cohorts, int parallelism) throws Exception {
    Path out = Files.createDirectories(folder.resolve("out" + parallelism));
    Path temporary = Files.createDirectories(folder.resolve("sort" + parallelism));
    Monitor monitor =
        MonitorFile.read(
                "fraud.json",
                """
                {"model": "fraud", "revision": 1, "task": "binary", "positive_class": "fraud",
                 "versions": "both", "labels": {"horizon": "40d"},
                 "windows": [{"size": "1d", "every": "1d"}],
                 "cohorts": %s, "measures": ["accuracy", "accounting"],
                 "rules": [{"name": "month", "metric": "accuracy", "axis": "prediction_time",
                   "window": "month", "below": 0.75, "min_count": 1, "min_coverage": 0.5,
                   "recover": {"above": 0.755}}]}
                """
                    .formatted(cohorts))
            .orThrow();
    try (Backtest backtest = new Backtest(monitor, List.of(), parallelism, temporary)) {
      add(backtest.predictions(), predictions, predictedAt);
      add(backtest.labels(), labels, labelledAt);
      backtest.run(out, () -> {});
    }
    return Files.readString(out.resolve("metrics.jsonl"))
        + Files.readString(out.resolve("alerts.jsonl"));
  }

  private static void add(OrderedRows rows, List<String> events, List<Long> times)
      throws IOException {
    rows.begin("rows");
    for (int line = 0; line < events.size(); line++) {
      byte[] json = events.get(line).getBytes(StandardCharsets.UTF_8);
      rows.add(line + 1, times.get(line), OrderedRows.UNKNOWN_RECEIPT, json);
    }
  }

  /** What was reported of cohorts of all versions longer than two days, by the metric. */
  private static Map<String, List<JsonNode>> months(String written) {
    return written
        .lines()
        .map(MonthCohortITCase::parsed)
        .filter(
            reported -> reported.has("closed_by") && reported.path("version").asText().equals("*"))
        .filter(reported -> reported.path("axis").asText().equals("PREDICTION_TIME"))
        .filter(
            reported -> at(reported, "window_end") - at(reported, "window_start") > 200_000_000L)
        .collect(
            Collectors.groupingBy(
                reported -> reported.path("metric").asText(), TreeMap::new, Collectors.toList()));
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException(line, e);
    }
  }

  private static long at(JsonNode reported, String field) {
    JsonNode time = reported.path(field);
    return time.isNumber() ? time.asLong() : Instant.parse(time.asText()).toEpochMilli();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Zurich", "America/Sao_Paulo", "Asia/Kathmandu"})
  void reportOfEachMonthWhatARecountByTheCalendarReports(String name) throws Exception {
    // Given
    ZoneId zone = ZoneId.of(name);
    generate(zone);
    String cohorts = "[\"1d\", {\"month\": \"" + name + "\"}]";

    // When
    String written = run(cohorts, 2);

    // Then
    Map<YearMonth, List<Known>> byMonth =
        known.stream()
            .collect(
                Collectors.groupingBy(
                    one -> YearMonth.from(Instant.ofEpochMilli(one.at()).atZone(zone)),
                    TreeMap::new,
                    Collectors.toList()));
    Map<String, List<JsonNode>> months = months(written);
    assertThat(months.get("accuracy")).hasSameSizeAs(byMonth.keySet());
    assertThat(months.get("accounting.accepted")).hasSameSizeAs(byMonth.keySet());
    byMonth.forEach(
        (month, inside) -> {
          long start = month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
          long end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
          double labelled = inside.stream().filter(Known::labelled).count();
          double right = inside.stream().filter(one -> one.labelled() && one.right()).count();
          JsonNode accuracy = only(months.get("accuracy"), start, end);
          assertThat(accuracy.path("value").asDouble()).isEqualTo(right / labelled, within(1e-12));
          assertThat(accuracy.path("count").asDouble()).isEqualTo(labelled);
          assertThat(accuracy.path("final").asBoolean()).isTrue();
          assertThat(accuracy.path("coverage").asDouble())
              .isEqualTo(labelled / inside.size(), within(1e-12));
          JsonNode accepted = only(months.get("accounting.accepted"), start, end);
          assertThat(accepted.path("value").asInt()).isEqualTo(inside.size());
        });
  }

  private static JsonNode only(List<JsonNode> reported, long start, long end) {
    List<JsonNode> found =
        reported.stream()
            .filter(one -> at(one, "window_start") == start && at(one, "window_end") == end)
            .toList();
    assertThat(found).as("month from %s", Instant.ofEpochMilli(start)).hasSize(1);
    return found.get(0);
  }

  @Test
  void areTheSameBytesAtEveryParallelismAndTheirRuleJudgesEachOnce() throws Exception {
    // Given
    generate(ZoneId.of("Europe/Zurich"));
    String cohorts = "[{\"month\": \"Europe/Zurich\"}]";

    // When
    String first = run(cohorts, 1);

    // Then
    assertThat(Stream.of(run(cohorts, 2), run(cohorts, 4))).containsOnly(first);
    List<JsonNode> alerts =
        first
            .lines()
            .map(MonthCohortITCase::parsed)
            .filter(reported -> reported.has("alert_id"))
            .toList();
    assertThat(alerts).isNotEmpty();
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              long start = at(alert, "window_start");
              assertThat(Instant.ofEpochMilli(start).atZone(ZoneId.of("Europe/Zurich")))
                  .satisfies(day -> assertThat(day.getDayOfMonth()).isEqualTo(1))
                  .satisfies(day -> assertThat(day.toLocalTime().toSecondOfDay()).isZero());
            });
    assertThat(alerts)
        .anySatisfy(alert -> assertThat(alert.path("message").asText()).contains(" to 2024-"));
  }
}
