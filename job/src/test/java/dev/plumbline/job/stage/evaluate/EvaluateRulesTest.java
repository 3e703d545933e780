package dev.plumbline.job.stage.evaluate;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.StateNames;
import dev.plumbline.job.wire.WindowReport;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
import dev.plumbline.monitoring.event.FeatureEvidence;
import dev.plumbline.monitoring.event.SeriesDefinition;
import dev.plumbline.monitoring.measurement.ClosedBy;
import dev.plumbline.monitoring.measurement.MeasuredWindow;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.Reading;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/** Which alerts rules raise, by which revision, and what is kept of them. */
class EvaluateRulesTest extends RulesInHarness {

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
            "alert-memories",
            "early",
            "forget-at",
            "heard-until",
            "judged-revisions",
            "monitor-revisions");
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
    assertThat(entries).isEqualTo(2); // the revisions, and when the series was heard of
    report(series(1, 0, ACCURACY), "accuracy", START + 8 * MINUTE + 1, 0.5);
    assertThat(alerts()).extracting(Alert::monitorRevision).containsExactly(8);
  }
}
