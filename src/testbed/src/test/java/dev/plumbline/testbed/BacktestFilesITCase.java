package dev.plumbline.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them, read by the command that people type. */
class BacktestFilesITCase {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final long START = 1_704_081_600_000L;
  private static final int ROWS = 300;
  private static final String MONITOR =
      """
      model: fraud
      task: binary
      positive_class: fraud
      features: {amount: numeric, code: categorical}
      segments: {channel: {values: [web, app]}}
      windows: [{size: 1h, every: 10m}]
      measures: [prediction_count, accuracy]
      labels: {horizon: 7d}
      """;

  @TempDir private Path folder;
  private Path monitor;

  @BeforeEach
  void writeMonitor() throws IOException {
    monitor = Files.writeString(folder.resolve("m.yaml"), MONITOR);
  }

  private Path predictions(LongFunction<String> time) throws IOException {
    StringBuilder rows =
        new StringBuilder("prediction_id,predicted_at,predicted_class,amount,code,channel\n");
    for (int i = 0; i < ROWS; i++) {
      rows.append("p%d,%s,fraud,%d,1.10,web%n".formatted(i, time.apply(START + i * 20_000L), i));
    }
    return Files.writeString(folder.resolve("p.csv"), rows);
  }

  private Path labels(String idPrefix, boolean timed) throws IOException {
    StringBuilder rows =
        new StringBuilder("prediction_id,label_class" + (timed ? ",labelled_at\n" : "\n"));
    for (int i = 0; i < ROWS; i++) {
      String time = timed ? "," + (START + i * 20_000L + 1_000) : "";
      rows.append(idPrefix).append(i).append(i % 10 == 0 ? ",ok" : ",fraud").append(time);
      rows.append('\n');
    }
    return Files.writeString(folder.resolve("l.csv"), rows);
  }

  private JsonNode backtest(Object... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("scripts/plumbline", "backtest", "--monitor", monitor.toString(), "--json"));
    words.addAll(List.of("--out", folder.resolve("out").toString()));
    for (Object word : more) {
      words.add(word.toString());
    }
    return new JsonMapper().readTree(new HandCommand(ROOT, words).run());
  }

  private static String withoutZone(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC).toString();
  }

  /** Predictions of all windows that end at the full hour: each event once. */
  private long counted(String segment) throws IOException {
    long counted = 0;
    for (String line : Files.readAllLines(folder.resolve("out/metrics.jsonl"))) {
      JsonNode measurement = new JsonMapper().readTree(line);
      boolean wanted =
          measurement.get("metric").asText().equals("prediction_count")
              && measurement.get("segment").asText().equals(segment)
              && measurement.get("version").asText().equals("*")
              && measurement.get("window_end").asText().contains(":00:00.000Z");
      counted += wanted ? measurement.get("value").asLong() : 0;
    }
    return counted;
  }

  @Test
  void countsEveryRowWhateverTheFormOfItsTimesAndFindsBareColumns() throws IOException {
    // Given
    List<LongFunction<String>> forms =
        List.of(
            Long::toString,
            millis -> millis + ".0",
            millis -> millis + ".5",
            millis -> "%.9e".formatted((double) millis),
            millis -> Instant.ofEpochMilli(millis).toString().replace("T", " "),
            BacktestFilesITCase::withoutZone);

    Path mixed = predictions(at -> forms.get((int) (at / 20_000 % forms.size())).apply(at));

    // When
    JsonNode report = backtest("--predictions", mixed, "--zone", "UTC");

    // Then
    assertThat(report.at("/predictions/accepted").asLong()).isEqualTo(ROWS);
    assertThat(report.at("/predictions/late").asLong()).isZero();
    assertThat(counted("*")).isEqualTo(ROWS);
    assertThat(counted("channel=web")).isEqualTo(ROWS);
  }

  @Test
  void saysWhatBecameOfLabels() throws IOException {
    // Given
    Path predictions = predictions(Long::toString);

    // When
    JsonNode orphaned = backtest("--predictions", predictions, "--labels", labels("P-", true));
    JsonNode untimed =
        backtest(
            "--predictions", predictions, "--labels", labels("p", false), "--labelled-after", "1d");

    // Then
    assertThat(orphaned.at("/labels/orphaned").asLong()).isEqualTo(ROWS);
    assertThat(orphaned.at("/labels/joined").asLong()).isZero();
    assertThat(untimed.at("/labels/joined").asLong()).isEqualTo(ROWS);
    assertThat(untimed.at("/last_event").asText()).isEqualTo("2024-01-02T05:39:40Z");
  }

  @Test
  void endsWithAnErrorThatNamesTheReasonWhenNoRowCouldBeUsed() throws IOException {
    // Given
    Path naive = predictions(BacktestFilesITCase::withoutZone);

    // Then
    assertThatThrownBy(() -> backtest("--predictions", naive))
        .hasMessageContaining("exit code 2")
        .hasMessageContaining("None of the 300 predictions could be used.")
        .hasMessageContaining("300 as " + naive + ":2: predicted_at is \"2024-01-01T04:00\"")
        .hasMessageContaining("--zone UTC");
    assertThatThrownBy(
            () -> backtest("--predictions", predictions(Long::toString), "--model", "loan"))
        .hasMessageContaining("exit code 2")
        .hasMessageContaining("300 are of models that the monitor, of fraud, does not watch")
        .hasMessageContaining("p.csv:2 of model \"loan\"");
  }
}
