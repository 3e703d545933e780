package dev.plumbline.job.stage.evaluate;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.event.Definition;
import dev.plumbline.job.event.FeatureEvidence;
import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.job.event.WindowReport;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.StateNames;
import dev.plumbline.job.window.MeasuredWindow;
import dev.plumbline.job.window.Reading;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.MonitorFile;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluateRulesTest {

  private static final long MINUTE = 60_000;
  private static final long DAY = 24 * 60 * MINUTE;

  private static final String ACCURACY =
      "{\"name\": \"accuracy-drop\", \"metric\": \"accuracy\", \"window\": \"1m\", \"below\": 0.6}";
  private static final String SLOW =
      "{\"name\": \"slow\", \"metric\": \"latency.p99\", \"window\": \"1m\", \"above\": 100}";

  private KeyedTwoInputStreamOperatorTestHarness<String, SeriesDefinition, WindowReport, Alert>
      flink;

  private static KeyedTwoInputStreamOperatorTestHarness<
          String, SeriesDefinition, WindowReport, Alert>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new KeyedCoProcessOperator<>(new EvaluateRules()),
        SeriesDefinition::alertKey,
        WindowReport::alertKey,
        Types.STRING);
  }

  @BeforeEach
  void open() throws Exception {
    flink = harness();
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private static SeriesDefinition series(int revision, long from, String... rules) {
    String fields =
        ", \"windows\": [" + Monitors.MINUTE + "], \"rules\": [" + String.join(",", rules) + "]";
    return Monitors.whole(Monitors.definition(Monitors.fraud(revision, from, fields)));
  }

  private void define(SeriesDefinition series) throws Exception {
    flink.processElement1(series, 0);
  }

  private static Measurement measured(
      SeriesDefinition series, String metric, long end, double value) {
    Axis axis = metric.equals("accuracy") ? Axis.LABEL_TIME : Axis.PREDICTION_TIME;
    MeasuredWindow window =
        new MeasuredWindow(
            series,
            MonitorFile.read("test", series.definition().monitor()).orThrow(),
            end - MINUTE,
            end,
            0,
            ClosedBy.WATERMARK);
    return window.measurement(metric, axis, Reading.of(value, 1_000));
  }

  private void report(SeriesDefinition series, String metric, long end, double value)
      throws Exception {
    List<Measurement> measurements = List.of(measured(series, metric, end, value));
    flink.processElement2(WindowReport.of(series, end, measurements, List.of()), 0);
  }

  private List<Alert> alerts() {
    return flink.extractOutputValues();
  }

  @Test
  void raisesAnAlertAndResolvesIt() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY);
    define(series);

    // When
    report(series, "accuracy", START, 0.9);
    report(series, "accuracy", START + 10_000, 0.5);
    report(series, "accuracy", START + 20_000, 0.9);

    // Then
    assertThat(alerts())
        .extracting(Alert::status, Alert::windowEnd, Alert::rule)
        .containsExactly(
            tuple(AlertStatus.FIRING, START + 10_000, "accuracy-drop"),
            tuple(AlertStatus.RESOLVED, START + 20_000, "accuracy-drop"));
  }

  @Test
  void letsReportsWaitForTheRules() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY);
    report(series, "accuracy", START, 0.5);
    report(series, "accuracy", START + 10_000, 0.9);
    assertThat(alerts()).isEmpty();

    // When
    define(series);

    // Then
    assertThat(alerts())
        .extracting(Alert::status)
        .containsExactly(AlertStatus.FIRING, AlertStatus.RESOLVED);
  }

  @Test
  void judgesAWindowByTheRevisionThatWasInForceAtItsEnd() throws Exception {
    // Given
    SeriesDefinition first = series(1, 0, ACCURACY);
    SeriesDefinition second = series(2, START, ACCURACY.replace("0.6", "0.8"));
    define(second);
    define(first);

    // When
    report(first, "accuracy", START, 0.7);
    report(first, "accuracy", START + 10_000, 0.7);

    // Then
    assertThat(alerts())
        .extracting(Alert::status, Alert::windowEnd, Alert::monitorRevision)
        .containsExactly(tuple(AlertStatus.FIRING, START + 10_000, 2));
  }

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
  void tellsTheSameHoweverTheWindowsOfTwoGenerationsInterleave() throws Exception {
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
  void letsAReportWaitForTheRevisionThatMeasuredIt() throws Exception {
    // Given
    SeriesDefinition first = series(1, 0, ACCURACY);
    SeriesDefinition second = series(2, START, ACCURACY.replace("0.6", "0.8"));
    define(first);
    report(second, "accuracy", START + 10_000, 0.7);
    assertThat(alerts()).isEmpty();

    // When
    define(second);

    // Then
    assertThat(alerts()).extracting(Alert::monitorRevision).containsExactly(2);
  }

  @Test
  void doesNotJudgeWhatIsToldAfterTheSeriesEnded() throws Exception {
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
  void keepsNothingOfADeletedMonitorThatIsToldAgainAfterARestart() throws Exception {
    // Given
    SeriesDefinition deleted = generation(1, 0, START, true, ACCURACY);
    passes(START + 100 * DAY);

    // When
    define(deleted);

    // Then
    assertThat(passes(START + 101 * DAY)).isZero();
    assertThat(flink.numEventTimeTimers()).isZero();
  }

  private static SeriesDefinition generation(
      int revision, long from, long until, boolean last, String rule) {
    Definition told = series(revision, from, rule).definition();
    return Monitors.whole(
        new Definition(told.monitor(), revision, from, until, last, "", null, null));
  }

  private void ends(SeriesDefinition series, long at, String metric) throws Exception {
    flink.processElement2(
        WindowReport.ended(series, at, "the monitor was deleted", List.of(metric)), 0);
  }

  /** Lets event time pass an instant; how many entries of keyed state there are then. */
  private int passes(long instant) throws Exception {
    flink.processBothWatermarks(new Watermark(instant));
    return flink.numKeyedStateEntries();
  }

  @Test
  void keepsSeriesApart() throws Exception {
    // Given
    SeriesDefinition whole = series(1, 0, ACCURACY);
    SeriesDefinition web = Monitors.web(whole.definition());
    define(whole);
    define(web);

    // When
    report(whole, "accuracy", START, 0.5);
    report(web, "accuracy", START, 0.9);
    report(web, "accuracy", START + 10_000, 0.5);

    // Then
    assertThat(alerts())
        .extracting(Alert::segment, Alert::status)
        .containsExactly(tuple("*", AlertStatus.FIRING), tuple("channel=web", AlertStatus.FIRING));
  }

  @Test
  void copiesTheEvidenceAboutTheFeatureIntoTheAlert() throws Exception {
    // Given
    String fields =
        """
        , "features": {"amount": "numeric", "age": "numeric"}, "reference": {"profile": "p"},
        "windows": [%s], "rules": [{"name": "drift", "metric": "psi", "features": ["amount"],
        "window": "1m", "above": 0.2}]
        """
            .formatted(Monitors.MINUTE);
    SeriesDefinition series = Monitors.whole(Monitors.definition(Monitors.fraud(1, 0, fields)));
    define(series);
    Measurement psi =
        new MeasuredWindow(
                series,
                MonitorFile.read("test", series.definition().monitor()).orThrow(),
                START,
                START + MINUTE,
                0,
                ClosedBy.WATERMARK)
            .measurement("psi", "amount", Axis.PREDICTION_TIME, Reading.of(0.5, 1_000));

    // When
    flink.processElement2(
        WindowReport.of(
            series,
            START + MINUTE,
            List.of(psi),
            List.of(
                new FeatureEvidence("amount", "up to 5", 0.1, 0.4),
                new FeatureEvidence("age", "up to 18", 0.2, 0.3))),
        0);

    // Then
    assertThat(alerts()).hasSize(1);
    assertThat(alerts().get(0).evidence())
        .extracting("what", "referenceShare", "currentShare")
        .containsExactly(tuple("up to 5", 0.1, 0.4));
  }

  @Test
  void goesOnAfterARestoreWithTheAlertThatWasFiring() throws Exception {
    // Given
    SeriesDefinition series = series(1, 0, ACCURACY);
    define(series);
    report(series, "accuracy", START, 0.5);
    String id = alerts().get(0).alertId();
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    flink.close();

    // When
    flink = harness();
    flink.initializeState(snapshot);
    flink.open();
    report(series, "accuracy", START + 10_000, 0.9);

    // Then
    assertThat(alerts())
        .extracting(Alert::status, Alert::alertId, Alert::sequence)
        .containsExactly(tuple(AlertStatus.RESOLVED, id, 1));
  }

  @Test
  void keepsItsStateUnderTheNamesThatALaterReleaseAsksFor() throws Exception {
    // Given
    define(series(1, 0, ACCURACY));

    // When
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);

    // Then
    assertThat(StateNames.keyed(snapshot))
        .filteredOn(name -> !name.startsWith("_timer_state"))
        .containsExactlyInAnyOrder(
            "alert-memories", "early", "forget-at", "judged-revisions", "monitor-revisions");
  }

  @Test
  void keepsTheLastRevisionsOnly() throws Exception {
    // Given
    for (int revision = 1; revision <= 10; revision++) {
      define(series(revision, START + revision * MINUTE, ACCURACY));
    }

    // When
    int entries = flink.numKeyedStateEntries();

    // Then
    assertThat(entries).isOne();
    report(series(1, 0, ACCURACY), "accuracy", START + 8 * MINUTE + 1, 0.5);
    assertThat(alerts()).extracting(Alert::monitorRevision).containsExactly(8);
  }
}
