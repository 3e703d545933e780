package dev.plumbline.job.stage.evaluate;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the alerts of a rule that a later revision does not have. */
class EndOfRulesTest extends RulesInHarness {

  @Test
  void endsTheAlertOfARuleThatIsGone() throws Exception {
    // Given
    SeriesDefinition first = series(1, 0, ACCURACY, SLOW);
    SeriesDefinition second = series(2, START + 15_000, SLOW);
    define(first);
    report(first, "accuracy", START, 0.5);
    define(second);
    assertThat(alerts()).hasSize(1);

    // When
    report(second, "latency.p99", START + 10_000, 1);
    assertThat(alerts()).hasSize(1);
    report(second, "latency.p99", START + 20_000, 1);

    // Then
    Alert last = alerts().get(1);
    assertThat(last.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(last.resolvedAt()).isEqualTo(START + 20_000);
    assertThat(last.message()).contains("its rule was removed");
    assertThat(alerts()).extracting(Alert::alertId).containsOnly(last.alertId());
  }

  @Test
  void endsTheAlertOfARuleThatNoLongerJudgesItsSeries() throws Exception {
    // Given
    String ofVersion7 = ACCURACY.replace("}", ", \"only_versions\": [\"7\"]}");
    SeriesDefinition first = series(1, 0, ACCURACY, SLOW);
    SeriesDefinition second = series(2, START + 15_000, ofVersion7, SLOW);
    define(first);
    define(second);
    report(first, "accuracy", START, 0.5);
    assertThat(alerts()).hasSize(1);

    // When
    report(second, "latency.p99", START + 20_000, 1);
    report(second, "accuracy", START + 30_000, 0.5);

    // Then
    assertThat(alerts())
        .extracting(Alert::status)
        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
    assertThat(alerts().get(1).message()).contains("no longer judges this series");
  }

  @Test
  void endsTheAlertOfARuleThatNoLongerJudgesItsFeature() throws Exception {
    // Given
    String both = "{\"amount\": \"numeric\", \"age\": \"numeric\"}";
    SeriesDefinition first = gaps(1, 0, both, "\"all\"");
    SeriesDefinition second = gaps(2, START + 15_000, both, "[\"amount\"]");
    define(first);
    define(second);
    reportGaps(first, "age", START);
    assertThat(alerts()).hasSize(1);

    // When
    reportGaps(second, "age", START + 20_000);
    reportGaps(second, "age", START + 30_000);

    // Then
    assertThat(alerts())
        .extracting(Alert::status)
        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
  }

  private static SeriesDefinition gaps(int revision, long from, String features, String ofRule) {
    String fields =
        ", \"features\": %s, \"windows\": [%s], \"rules\": [{\"name\": \"gaps\", \"metric\":"
            + " \"missing\", \"features\": %s, \"window\": \"1m\", \"above\": 0.1}]";
    return Monitors.whole(
        Monitors.definition(
            Monitors.fraud(revision, from, fields.formatted(features, Monitors.MINUTE, ofRule))));
  }

  private void reportGaps(SeriesDefinition series, String feature, long end) throws Exception {
    Measurement gap =
        new MeasuredWindow(
                series,
                MonitorFile.read("test", series.definition().monitor()).orThrow(),
                end - MINUTE,
                end,
                0,
                ClosedBy.WATERMARK)
            .measurement("missing", feature, Axis.PREDICTION_TIME, Reading.of(0.5, 1_000));
    flink.processElement2(WindowReport.of(series, end, List.of(gap), List.of()), 0);
  }

  @Test
  void remembersNothingOfARuleThatIsGone() throws Exception {
    // Given
    SeriesDefinition first = series(1, 0, ACCURACY, SLOW);
    SeriesDefinition second = series(2, START + 15_000, SLOW);
    define(first);
    define(second);
    int withoutMemories = flink.numKeyedStateEntries();
    report(first, "accuracy", START, 0.9);

    // When
    report(second, "latency.p99", START + 20_000, 1);
    report(second, "latency.p99", START + 30_000, 1);

    // Then
    assertThat(alerts()).isEmpty();
    assertThat(flink.numKeyedStateEntries()).isEqualTo(withoutMemories + 2);
    define(series(3, START + 40_000));
    report(second, "latency.p99", START + 50_000, 1);
    assertThat(flink.numKeyedStateEntries()).isEqualTo(withoutMemories + 1);
  }

  @Test
  void keepsTheAlertOfANewRuleWhenAnOlderWindowIsRevised() throws Exception {
    // Given
    SeriesDefinition first = series(1, 0, SLOW);
    SeriesDefinition second = series(2, START, SLOW, ACCURACY);
    define(first);
    define(second);
    report(second, "accuracy", START + 10_000, 0.5);
    assertThat(alerts()).extracting(Alert::status).containsExactly(AlertStatus.FIRING);

    // When
    report(first, "latency.p99", START - 10_000, 1);

    // Then
    assertThat(alerts()).hasSize(1);
  }

  @Test
  void raisesNoAlertOfARuleThatIsGoneForAWindowThatComesOutOfStep() throws Exception {
    // Given
    SeriesDefinition first = series(1, 0, ACCURACY, SLOW);
    SeriesDefinition second = series(2, START, SLOW);
    define(first);
    define(second);
    report(second, "latency.p99", START + 10_000, 1);

    // When
    report(first, "accuracy", START, 0.5);

    // Then
    assertThat(alerts()).isEmpty();
  }
}
