package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.RuleDraft;
import dev.plumbline.monitoring.monitor.Severity;
import dev.plumbline.monitoring.rule.Band;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLifecycleTest {

  /**
   * Below 0.92; what the words mean stands at {@link Life#judge(String)} and {@link
   * Life#reported()}.
   */
  @ParameterizedTest(name = "{0} of {1}: {2} tells {3}")
  @CsvSource({
    // one window decides
    "1, 1, 0.95 0.93, ''",
    "1, 1, 0.95 0.91, F2",
    "1, 1, 0.91 0.90 0.93, F1 R3",
    "1, 1, 0.91 0.92, F1 R2",
    "1, 1, 0.91 0.93 0.91 0.93, F1 R2 F3 R4",
    // two of three
    "2, 3, 0.91 0.95 0.95 0.91 0.95, ''",
    "2, 3, 0.91 0.95 0.91, F3",
    "2, 3, 0.91 0.91 0.95 0.91 0.95, F2 R5",
    "2, 3, 0.91 0.91 0.95 0.95, F2 R4",
    // flapping: the clear window before it fired does not help to resolve it
    "2, 3, 0.91 0.95 0.91 0.95 0.91 0.95 0.91 0.95, F3 R6",
    // a window counts once
    "1, 3, 0.91 0.95 0.95 0.91, F1 R2 F4",
    // too few samples, no value, and windows that never came are held
    "1, 1, 0.91/99 0.91/100, F2",
    "1, 1, 0.91 0.95/99 ? 0.95, F1 R4",
    "2, 3, 0.91 ? 0.91, F3",
    "2, 3, 0.91 - 0.91, F3",
    "2, 3, 0.91 ? - 0.91 0.91, F5",
    "2, 3, 0.91 0.91 0.95 - - 0.95 0.95, F2 R7",
    // far more windows missing than are remembered
    "2, 32, 0.91 - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - 0.91, F32",
    "2, 32, 0.91 - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - 0.91, ''",
    "2, 32, 0.91 0.95 - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - 0.91, ''",
    // a late revision raises
    "1, 1, 0.95 1:0.91, F1",
    "2, 3, 0.91 0.95 2:0.91, F2",
    "2, 3, 0.95 0.95 0.91 1:0.91, F1",
    // a late revision takes back
    "1, 1, 0.91 1:0.95, F1 R1",
    "2, 2, 0.91 0.91 1:0.95, F2",
    "2, 2, 0.91 0.91 1:0.95 2:0.95, F2 R2",
    // a late revision of a window out of reach is ignored
    "1, 1, 0.95 0.95 1:0.91, ''",
    "2, 3, 0.95 0.95 0.95 0.91 1:0.91, ''",
    "1, 1, 0.91 0.91 1:0.95, F1",
    "1, 1, 0.80 - - - - - - - - - - - 0.80 0.80 13:0.50, F1",
    // what resolved does not fire again by a revision
    "1, 1, 0.91 1:0.95 1:0.91, F1 R1",
    "1, 3, 0.91 0.95 2:0.91 1:0.91, F1 R2",
    "1, 3, 0.91 0.95 2:0.91 0.91, F1 R2 F3",
    // nothing resolves while the newest window breaches
    "1, 3, 0.91 0.91 1:0.95 0.95, F1 R3",
    // the same again changes nothing
    "2, 3, 0.91 1:0.91 1:0.91, ''",
    "2, 3, 0.91 0.95 0.91 2:0.95 2:0.95 1:0.91 3:0.91, F3",
    "1, 3, 0.91 0.95 2:0.95 2:0.95 1:0.91, F1 R2",
    "2, 32, 0.95 - - - - - - - - - - - - 0.50 1:0.91 14:0.50, F1",
    // 25 % worse, at most once per repeat of an hour = 12 windows
    "1, 1, 0.80 0.61 - - - - - - - - - - 0.61, F1",
    "1, 1, 0.80 0.60 - - - - - - - - - 0.60 0.60 0.60, F1 U13",
    "1, 1, 0.80 - - - - - - - - - - - 0.60 0.40 - - - - - - - - - - 0.40, F1 U13 U25",
    "1, 1, 0.80 - - - - - - - - - - - 0.40/99 0.40 0.95, F1 U14 R15",
  })
  void reports(int breaching, int of, String windows, String expected) {
    // Given
    Life life = new Life(CardFraud.accuracy().datapoints(breaching, of).rule());

    // When
    life.judge(windows);

    // Then
    assertThat(life.reported()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0.91 0.92 0.925 0.93, F1 R4",
    "0.91 0.925 0.91 0.93, F1 R4",
    "0.925 0.92 0.91, F3",
  })
  void resolvesOnlyOnTheFarSideOfTheRecoveryLimit(String windows, String expected) {
    // Given
    Life life = new Life(CardFraud.accuracy().recover(Band.atLeast(0.93)).rule());

    // When
    life.judge(windows);

    // Then
    assertThat(life.reported()).isEqualTo(expected);
  }

  @Test
  void numbersTheAlertsOfALifeUnderOneId() {
    // Given
    Life life = new Life(CardFraud.accuracy().repeat(Duration.ZERO).rule());

    // When
    life.judge("0.80 0.50 0.95 0.90");

    // Then
    List<Alert> alerts = life.alerts();
    assertThat(life.reported()).isEqualTo("F1 U2 R3 F4");
    assertThat(alerts).extracting(Alert::sequence).containsExactly(0, 1, 2, 0);
    assertThat(alerts.subList(0, 3))
        .extracting(Alert::alertId)
        .containsOnly(life.alerts().get(0).alertId());
    assertThat(alerts.get(3).alertId()).isNotEqualTo(alerts.get(0).alertId());
    assertThat(alerts).extracting(Alert::alertKey).containsOnly("card-fraud/*/*/accuracy-drop/");
    assertThat(alerts.subList(0, 3)).extracting(Alert::startedAt).containsOnly(CardFraud.end(1));
    assertThat(alerts)
        .extracting(Alert::resolvedAt)
        .containsExactly(null, null, CardFraud.end(3), null);
  }

  @Test
  void carriesWhatDecided() {
    // Given
    Rule rule = CardFraud.accuracy().rule();
    List<Evidence> evidence = List.of(new Evidence("amount above 500", 0.1, 0.4));
    AlertLifecycle lifecycle =
        new AlertLifecycle(CardFraud.monitor(7, Map.of("team", "risk"), rule));

    // When
    Alert alert =
        lifecycle
            .judge(
                rule,
                null,
                CardFraud.sure(CardFraud.accuracyOf(1, 0, 0.9, 500L), 0.88, 0.91, null),
                evidence)
            .alert();

    // Then
    assertThat(alert)
        .isEqualTo(
            new Alert(
                AlertIdentity.id(
                    "card-fraud/*/*/accuracy-drop/",
                    CardFraud.end(1) - CardFraud.SIZE,
                    CardFraud.end(1)),
                0,
                "card-fraud/*/*/accuracy-drop/",
                AlertStatus.FIRING,
                Severity.WARNING,
                "card-fraud",
                "*",
                "*",
                Axis.LABEL_TIME,
                "accuracy-drop",
                "accuracy",
                "",
                "accuracy over 1h below 0.92",
                0.9,
                0.88,
                0.91,
                0.92,
                null,
                null,
                500,
                CardFraud.end(1) - CardFraud.SIZE,
                CardFraud.end(1),
                CardFraud.end(1),
                null,
                7,
                "card-fraud: accuracy fell to 0.9 (95 % interval 0.88 to 0.91, 500 labels)"
                    + " in the hour to 12:05 UTC; the limit is 0.92.",
                evidence,
                "https://wiki.example/accuracy-drop",
                Map.of("team", "risk")));
  }

  @Test
  void returnsTheSameMemoryWhenNothingChanged() {
    // Given
    Life life = new Life(CardFraud.accuracy().datapoints(2, 3).rule()).judge("0.91 0.95 0.91");
    AlertMemory before = life.memory();

    // When
    life.judge("1:0.91 2:0.95 3:0.91");

    // Then
    assertThat(life.memory()).isSameAs(before);
  }

  @Test
  void reportsWhenTheRuleBecomesMoreSevere() {
    // Given
    RuleDraft draft = CardFraud.accuracy().repeat(Duration.ZERO);
    Life life = new Life(draft.rule()).judge("0.90");

    // When
    life.change(CardFraud.monitor(2, Map.of(), draft.severity(Severity.CRITICAL).rule()));
    life.judge(CardFraud.accuracyOf(2, 0, 0.90, 500));
    life.change(CardFraud.monitor(3, Map.of(), draft.severity(Severity.INFO).rule()));
    life.judge(CardFraud.accuracyOf(3, 0, 0.50, 500));
    life.judge(CardFraud.accuracyOf(4, 0, 0.95, 500));

    // Then
    assertThat(life.reported()).isEqualTo("F1 U2 U3 R4");
    assertThat(life.alerts())
        .extracting(Alert::severity)
        .containsExactly(Severity.WARNING, Severity.CRITICAL, Severity.CRITICAL, Severity.CRITICAL);
    assertThat(life.alerts()).extracting(Alert::labels).containsOnly(Map.of("team", "risk"));
  }

  @Test
  void endsAFiringAlertFromMemoryAlone() {
    // Given
    Life life = new Life(CardFraud.accuracy().rule()).judge("0.90 0.91");
    Alert fired = life.last();
    life.change(CardFraud.monitor(2, Map.of(), CardFraud.accuracy().named("another").rule()));

    // When
    life.end("the rule was removed", CardFraud.end(3));

    // Then
    Alert ended = life.last();
    assertThat(life.memory()).isNull();
    assertThat(ended.status()).isEqualTo(AlertStatus.RESOLVED);
    assertThat(ended.sequence()).isEqualTo(1);
    assertThat(ended.resolvedAt()).isEqualTo(CardFraud.end(3));
    assertThat(ended.windowEnd()).isEqualTo(CardFraud.end(2));
    assertThat(ended)
        .usingRecursiveComparison()
        .comparingOnlyFields(
            "alertId",
            "alertKey",
            "severity",
            "model",
            "version",
            "segment",
            "axis",
            "rule",
            "metric",
            "feature",
            "condition",
            "threshold",
            "startedAt",
            "runbookUrl",
            "labels")
        .isEqualTo(fired);
  }

  @Test
  void neverEndsBeforeItStarted() {
    // Given
    Life life = new Life(CardFraud.accuracy().rule()).judge("0.95 0.90");

    // When
    life.end("the series went away", CardFraud.end(1));

    // Then
    assertThat(life.last().resolvedAt()).isEqualTo(CardFraud.end(2));
  }

  @Test
  void reportsWhenAValueAboveItsLimitRisesByAQuarter() {
    // Given
    Life life = new Life(CardFraud.accuracy().above(0.2).repeat(Duration.ZERO).rule());

    // When
    life.judge("0.24 0.29 0.30 0.21 0.37 0.375");

    // Then
    assertThat(life.reported()).isEqualTo("F1 U3 U6");
  }

  @Test
  void saysNothingAtTheEndOfAQuietRule() {
    // Given
    Life life = new Life(CardFraud.accuracy().rule()).judge("0.95");

    // When
    life.end("the rule was removed", CardFraud.end(3)).end("again", CardFraud.end(4));

    // Then
    assertThat(life.memory()).isNull();
    assertThat(life.alerts()).isEmpty();
  }

  @Test
  void endsTheAlertWhenTheRuleNowWatchesAnotherMetric() {
    // Given
    Life life = new Life(CardFraud.accuracy().rule()).judge("0.90");
    life.change(CardFraud.monitor(CardFraud.accuracy().on("f1", Axis.LABEL_TIME).rule()));

    // When
    life.judge(CardFraud.measurement("f1", "", Axis.LABEL_TIME, 2, 0, 0.5, 500L));
    life.judge(CardFraud.measurement("f1", "", Axis.LABEL_TIME, 3, 0, 0.5, 500L));

    // Then
    assertThat(life.reported()).isEqualTo("F1 R1 F3");
    assertThat(life.alerts())
        .extracting(Alert::metric)
        .containsExactly("accuracy", "accuracy", "f1");
  }

  @Test
  void reportsOfSilenceAndItsEnd() {
    // Given
    Life life =
        new Life(CardFraud.accuracy().on("prediction_count", Axis.PREDICTION_TIME).noData().rule());

    // When
    for (int window = 1; window <= 4; window++) {
      double count = window == 2 || window == 3 ? 0 : 7;
      life.judge(
          CardFraud.measurement(
              "prediction_count", "", Axis.PREDICTION_TIME, window, 0, count, (long) count));
    }

    // Then
    assertThat(life.reported()).isEqualTo("F2 R4");
    assertThat(life.alerts()).extracting(Alert::threshold).containsOnlyNulls();
  }

  @Test
  void namesTheLimitThatWasCrossed() {
    // Given
    Life life = new Life(CardFraud.accuracy().outside(0.2, 0.8).repeat(Duration.ZERO).rule());

    // When
    life.judge("0.1 0.9 0.5 0.85 0.05");

    // Then
    assertThat(life.reported()).isEqualTo("F1 U2 R3 F4 U5");
    assertThat(life.alerts()).extracting(Alert::threshold).containsExactly(0.2, 0.8, 0.8, 0.8, 0.2);
  }

  @Test
  void survivesAChangeOfTheStep() {
    // Given
    Life life = new Life(CardFraud.accuracy().datapoints(2, 2).rule()).judge("0.95 0.91");

    // When: an old window that lies between the known ones, and a newer one a minute on
    life.judge(shifted(CardFraud.accuracyOf(1, 0, 0.95, 500)));
    life.judge(shifted(CardFraud.accuracyOf(2, 0, 0.91, 500)));

    // Then
    assertThat(life.alerts()).hasSize(1);
    assertThat(life.last().windowEnd()).isEqualTo(CardFraud.end(2) + 60_000);
  }

  @Test
  void refusesARuleWhoseWindowTheMonitorDoesNotHave() {
    // Given
    Rule rule = CardFraud.accuracy().over(Duration.ofDays(1)).rule();

    // When, Then
    assertThatThrownBy(() -> new AlertLifecycle(CardFraud.monitor(rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("accuracy-drop")
        .hasMessageContaining("PT24H");
  }

  private static Measurement shifted(Measurement measurement) {
    return new Measurement(
        measurement.model(),
        measurement.version(),
        measurement.segment(),
        measurement.metric(),
        measurement.feature(),
        measurement.className(),
        measurement.axis(),
        measurement.windowStart() + 60_000,
        measurement.windowEnd() + 60_000,
        measurement.value(),
        null,
        null,
        null,
        null,
        measurement.count(),
        null,
        null,
        null,
        null,
        0,
        false,
        measurement.closedBy(),
        1,
        "",
        null);
  }
}
