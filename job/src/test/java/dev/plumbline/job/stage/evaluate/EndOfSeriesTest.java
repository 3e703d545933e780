package dev.plumbline.job.stage.evaluate;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.event.SeriesDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the alerts of a series, or of a generation of it, that has ended. */
class EndOfSeriesTest extends RulesInHarness {

  @Test
  void endsTheAlertsOfASeriesThatEndedForTheMetricsThatComeNoMore() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY, SLOW);
    define(series);
    report(series, "accuracy", START, 0.5);
    report(series, "latency.p99", START, 500);

    // When
    flink.processElement2(
        WindowReport.ended(series, START + MINUTE, "no event for a day", List.of("latency.p99")),
        0);

    // Then
    assertThat(alerts()).hasSize(3);
    Alert last = alerts().get(2);
    assertThat(last.rule()).isEqualTo("slow");
    assertThat(last.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(last.message()).contains("no event for a day");
  }

  @Test
  void keepsNothingOfASeriesThatEndedWhenNoStageCanMeasureItAnyMore() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY, SLOW);
    define(series);
    report(series, "latency.p99", START, 500);
    ends(series, START + MINUTE, "latency.p99");
    report(series, "accuracy", START + 2 * MINUTE, 0.5);
    assertThat(passes(START + 100 * DAY)).isPositive(); // accuracy is still measured

    // When
    ends(series, START + 3 * MINUTE, "accuracy");

    // Then
    assertThat(passes(START + 101 * DAY)).isZero();
    assertThat(flink.numEventTimeTimers()).isZero();
    assertThat(alerts())
        .extracting(Alert::status)
        .containsExactly(
            AlertStatus.FIRING, AlertStatus.RESOLVED, AlertStatus.FIRING, AlertStatus.RESOLVED);
  }

  @Test
  void judgesASeriesThatEndedAgainWhenItIsBack() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY);
    define(series);
    ends(series, START, "accuracy");

    // When
    define(series);
    passes(START + 100 * DAY);
    report(series, "accuracy", START + 100 * DAY, 0.5);

    // Then
    assertThat(alerts()).extracting(Alert::status).containsExactly(AlertStatus.FIRING);
  }

  @Test
  void leavesTheAlertsOfARecreatedMonitorAloneWhenTheDeletedOneEndsLate() throws Exception {
    // Given
    SeriesDefinition deleted = generation(1, 0, START, true, ACCURACY);
    SeriesDefinition recreated = generation(3, START, Long.MAX_VALUE, false, ACCURACY);
    define(deleted);
    define(recreated);
    report(deleted, "accuracy", START, 0.5);
    report(recreated, "accuracy", START + MINUTE, 0.4);

    // When
    ends(deleted, START, "accuracy");

    // Then
    assertThat(alerts())
        .extracting(Alert::status, Alert::startedAt, Alert::monitorRevision)
        .containsExactly(
            tuple(AlertStatus.FIRING, START, 1),
            tuple(AlertStatus.FIRING, START + MINUTE, 3),
            tuple(AlertStatus.RESOLVED, START, 1));
  }

  @Test
  void reportsTheSameHoweverTheWindowsOfTwoGenerationsInterleave() throws Exception {
    // Given
    SeriesDefinition first = generation(1, 0, START, false, ACCURACY);
    SeriesDefinition second = generation(2, START, Long.MAX_VALUE, false, ACCURACY);
    define(first);
    define(second);

    // When
    report(second, "accuracy", START + MINUTE, 0.5);
    report(first, "accuracy", START - 10_000, 0.5);
    report(second, "accuracy", START + MINUTE + 10_000, 0.9);
    report(first, "accuracy", START, 0.9);

    // Then
    assertThat(alerts())
        .extracting(Alert::status, Alert::windowEnd)
        .containsExactlyInAnyOrder(
            tuple(AlertStatus.FIRING, START - 10_000),
            tuple(AlertStatus.RESOLVED, START),
            tuple(AlertStatus.FIRING, START + MINUTE),
            tuple(AlertStatus.RESOLVED, START + MINUTE + 10_000));
  }

  @Test
  void doesNotJudgeWhatIsReportedAfterTheSeriesEnded() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY);
    define(series);
    ends(series, START, "accuracy");

    // When
    flink.processElement2(
        WindowReport.of(series, START, List.of(measured(series, "accuracy", START, 0.5)), List.of())
            .afterTheEnd(),
        0);

    // Then
    assertThat(alerts()).isEmpty();
  }

  @Test
  void keepsNothingOfADeletedMonitorThatIsReportedAgainAfterARestart() throws Exception {
    // Given
    SeriesDefinition deleted = generation(1, 0, START, true, ACCURACY);
    passes(START + 100 * DAY);

    // When
    define(deleted);

    // Then
    assertThat(passes(START + 101 * DAY)).isZero();
    assertThat(flink.numEventTimeTimers()).isZero();
  }
}
