package dev.plumbline.job;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.PipelineRun;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.measurement.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole dataflow on Flink's mini cluster, from bytes to alerts. */
class MonitoringPipelineITCase {

  private static final String MONITOR =
      """
      {"model": "fraud", "revision": 1, "effective_from": "1970-01-01T00:00:00Z",
       "task": "binary", "positive_class": "fraud", "versions": "together",
       "segments": {"channel": {"values": ["web", "app"]}},
       "labels": {"horizon": "1h"},
       "windows": [{"size": "1m", "every": "10s"}, {"size": "5m", "every": "1m"}],
       "measures": ["volume", "latency", "quality"],
       "rules": [{"name": "accuracy-drop", "metric": "accuracy", "window": "1m",
                  "below": 0.6, "min_count": 20, "severity": "critical"}]}
      """;

  private static final int EVENTS = 1_800;
  private static final int PARTITIONS = 4;

  /** One event a second for half an hour; right four times of five, in the tenth minute never. */
  private static boolean right(int event) {
    return event % 5 != 0 && (event < 600 || event >= 660);
  }

  private static long at(int event) {
    return START + event * 1_000L;
  }

  private static PipelineRun.Input halfAnHour() {
    List<SourceRecord> predictions = new ArrayList<>();
    List<SourceRecord> labels = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      GenericRecord prediction = Events.prediction("fraud", "p" + event, at(event));
      prediction.put("predicted_class", "fraud");
      prediction.put("latency_ms", (double) (event % 100 + 1));
      prediction.put("attributes", Map.of("channel", event % 2 == 0 ? "web" : "app"));
      predictions.add(Events.onPredictions(event % PARTITIONS, event, prediction));
      GenericRecord label = Events.label("fraud", "p" + event, at(event) + 500);
      label.put("label_class", right(event) ? "fraud" : "ok");
      labels.add(Events.onLabels(event % PARTITIONS, event, label));
    }
    return new PipelineRun.Input()
        .control(Events.onMonitors(0, MONITOR))
        .predictions(predictions)
        .labels(labels);
  }

  private static long recount(long start, long end, int share, boolean onlyRight) {
    long count = 0;
    for (int event = 0; event < EVENTS; event++) {
      boolean inside = at(event) + 500 >= start && at(event) + 500 < end;
      boolean ours = share < 0 || event % 2 == share;
      if (inside && ours && (!onlyRight || right(event))) {
        count++;
      }
    }
    return count;
  }

  @ParameterizedTest
  @CsvSource({"1, hashmap", "4, hashmap", "2, rocksdb"})
  void measuresEveryWindowAsARecountDoes(int parallelism, String backend) throws Exception {
    // Given
    PipelineRun.Input input = halfAnHour().on(parallelism, backend);

    // When
    PipelineRun run = input.run();

    // Then
    List<Measurement> accuracies = latest(run.measurements(), "accuracy");
    assertThat(accuracies).hasSizeGreaterThan(3 * 180);
    for (Measurement accuracy : accuracies) {
      int share =
          switch (accuracy.segment()) {
            case "channel=web" -> 0;
            case "channel=app" -> 1;
            default -> -1;
          };
      long all = recount(accuracy.windowStart(), accuracy.windowEnd(), share, false);
      long correct = recount(accuracy.windowStart(), accuracy.windowEnd(), share, true);
      assertThat(accuracy.count()).as(accuracy.toString()).isEqualTo(all);
      assertThat(accuracy.value()).isEqualTo((double) correct / all, within(1e-12));
    }
    assertThat(run.rejections()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1", "4"})
  void raisesAndResolvesTheAlertOfTheBadMinuteInEverySeries(int parallelism) throws Exception {
    // Given
    PipelineRun.Input input = halfAnHour().parallelism(parallelism);

    // When
    PipelineRun run = input.run();

    // Then
    for (String segment : List.of("*", "channel=web", "channel=app")) {
      List<Alert> alerts =
          run.alerts().stream().filter(alert -> alert.segment().equals(segment)).toList();
      assertThat(alerts)
          .extracting(Alert::status)
          .startsWith(AlertStatus.FIRING)
          .endsWith(AlertStatus.RESOLVED);
      assertThat(alerts).extracting(Alert::alertId).containsOnly(alerts.get(0).alertId());
      assertThat(alerts.get(0).windowEnd()).isBetween(START + 600_000, START + 660_000);
    }
  }

  @Test
  void countsPredictionsAndTheirLatencyWithoutLabels() throws Exception {
    // Given
    PipelineRun.Input input = halfAnHour();

    // When
    PipelineRun run = input.run();

    // Then
    Measurement count = at(run, "prediction_count", START + 300_000, START + 600_000);
    assertThat(count.value()).isEqualTo(300);
    Measurement p99 = at(run, "latency.p99", START + 300_000, START + 600_000);
    assertThat(p99.value()).isEqualTo(99, within(99 / 129.0));
    assertThat(p99.count()).isEqualTo(300);
  }

  private static Measurement at(PipelineRun run, String metric, long start, long end) {
    return latest(run.measurements(), metric).stream()
        .filter(measurement -> measurement.segment().equals("*"))
        .filter(measurement -> measurement.windowStart() == start)
        .filter(measurement -> measurement.windowEnd() == end)
        .findAny()
        .orElseThrow();
  }

  private static List<Measurement> latest(List<Measurement> measurements, String metric) {
    return measurements.stream()
        .filter(measurement -> measurement.metric().equals(metric))
        .filter(
            measurement ->
                measurements.stream()
                    .noneMatch(
                        other ->
                            other.metric().equals(metric)
                                && other.segment().equals(measurement.segment())
                                && other.windowStart() == measurement.windowStart()
                                && other.windowEnd() == measurement.windowEnd()
                                && other.revision() > measurement.revision()))
        .toList();
  }
}
