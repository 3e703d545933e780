package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.RuleDraft;
import dev.plumbline.monitoring.monitor.Scope;
import dev.plumbline.monitoring.monitor.Severity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertSentencesTest {

  private static final Rule DRIFT =
      CardFraud.accuracy()
          .on("psi", Axis.PREDICTION_TIME, Scope.ALL_FEATURES)
          .above(0.2)
          .significant()
          .rule();

  @Test
  void reportsTheLifeOfAnAccuracyAlert() {
    // Given
    Rule rule =
        CardFraud.accuracy().significant().datapoints(1, 3).repeat(Duration.ofMinutes(5)).rule();
    Life life = new Life(rule);

    // When
    life.judge(CardFraud.sure(CardFraud.accuracyOf(1, 0, 0.8738, 2143L), 0.8609, 0.8861, null));
    life.judge(CardFraud.sure(CardFraud.accuracyOf(2, 0, 0.5, 1L + 99), 0.4, 0.6, null));
    life.judge(CardFraud.sure(CardFraud.accuracyOf(3, 0, 0.941, 2143L), 0.93, 0.95, null));

    // Then
    assertThat(life.alerts())
        .extracting(Alert::message)
        .containsExactly(
            "card-fraud: accuracy fell to 0.874 (95 % interval 0.861 to 0.886, 2,143 labels)"
                + " in the hour to 12:05 UTC; the limit is 0.92.",
            "card-fraud: accuracy fell further to 0.5 (95 % interval 0.4 to 0.6, 100 labels)"
                + " in the hour to 12:10 UTC, from 0.874; the limit is 0.92.",
            "card-fraud: accuracy is back at 0.941 (95 % interval 0.93 to 0.95, 2,143 labels)"
                + " in the hour to 12:15 UTC, after 10 min.");
    assertThat(life.last().condition())
        .isEqualTo("accuracy over 1h below 0.92 (95 % interval), 1 of 3 windows");
  }

  @Test
  void reportsLatencyInMilliseconds() {
    // Given
    Rule rule = CardFraud.accuracy().on("latency.p99", Axis.PREDICTION_TIME).above(250.0).rule();
    Measurement slow =
        CardFraud.about(
            CardFraud.measurement("latency.p99", "", Axis.PREDICTION_TIME, 1, 0, 1234.5, 60_000L),
            "2.1",
            "channel=web",
            "");

    // When
    Alert alert = new Life(rule).judge(slow).last();

    // Then
    assertThat(alert.message())
        .isEqualTo(
            "card-fraud version 2.1 (channel=web): latency.p99 rose to 1,234 ms"
                + " (60,000 predictions) in the hour to 12:05 UTC; the limit is 250 ms.");
    assertThat(alert.condition()).isEqualTo("latency.p99 over 1h above 250 ms");
  }

  @Test
  void reportsDriftOfAFeatureWithItsQValue() {
    // Given
    Measurement drift =
        CardFraud.measurement("psi", "amount", Axis.PREDICTION_TIME, 1, 0, 0.3141, 500);

    // When
    Alert alert = new Life(DRIFT).judge(CardFraud.sure(drift, null, null, 1e-30)).last();

    // Then
    assertThat(alert.message())
        .isEqualTo(
            "card-fraud: psi of amount rose to 0.314 (q-value below 0.001, 500 predictions)"
                + " in the hour to 12:05 UTC; the limit is 0.2.");
    assertThat(alert.condition()).isEqualTo("psi of amount over 1h above 0.2 (q-value below 0.01)");
  }

  @Test
  void reportsThatWhatIsStillBeyondTheLimitMayBeChance() {
    // Given
    Measurement drift =
        CardFraud.measurement("psi", "amount", Axis.PREDICTION_TIME, 1, 0, 0.6, 500);
    Measurement noise =
        CardFraud.measurement("psi", "amount", Axis.PREDICTION_TIME, 2, 0, 0.3, 100);
    Life life = new Life(DRIFT);

    // When
    life.judge(CardFraud.sure(drift, null, null, 1e-30));
    life.judge(CardFraud.sure(noise, null, null, 0.25));

    // Then
    assertThat(life.last().message())
        .isEqualTo(
            "card-fraud: psi of amount is no longer significant at 0.3 (q-value 0.25, 100"
                + " predictions) in the hour to 12:10 UTC, after 5 min.");
  }

  @Test
  void reportsSilence() {
    // Given
    Rule rule = CardFraud.accuracy().on("prediction_count", Axis.PREDICTION_TIME).noData().rule();
    Life life = new Life(rule);

    // When
    life.judge(CardFraud.measurement("prediction_count", "", Axis.PREDICTION_TIME, 1, 0, 0.0, 0));
    life.judge(
        CardFraud.measurement("prediction_count", "", Axis.PREDICTION_TIME, 2, 0, 1234.0, 1234));

    // Then
    assertThat(life.alerts())
        .extracting(Alert::message)
        .containsExactly(
            "card-fraud: no predictions in the hour to 12:05 UTC.",
            "card-fraud: predictions are back (1,234) in the hour to 12:10 UTC, after 5 min.");
    assertThat(life.last().condition()).isEqualTo("prediction_count over 1h: no data");
  }

  @Test
  void reportsARiseInSeverity() {
    // Given
    RuleDraft draft = CardFraud.accuracy().repeat(Duration.ZERO);
    Life life = new Life(draft.rule()).judge("0.9");

    // When
    life.change(CardFraud.monitor(draft.severity(Severity.CRITICAL).rule()));
    life.judge(CardFraud.accuracyOf(2, 0, 0.9, 500));

    // Then
    assertThat(life.last().message())
        .isEqualTo(
            "card-fraud: accuracy is at 0.9 (500 labels) in the hour to 12:10 UTC;"
                + " the limit is 0.92; now critical.");
  }

  @Test
  void reportsWhyAnAlertEnded() {
    // Given
    Life life = new Life(CardFraud.accuracy().rule()).judge("0.9");

    // When
    life.end("the rule was removed", CardFraud.end(13));

    // Then
    assertThat(life.last().message())
        .isEqualTo("card-fraud: the alert about accuracy ended after 1 h: the rule was removed.");
  }

  @Test
  void namesTheOutputInWords() {
    // When
    List<String> conditions =
        List.of("@score", "@value", "@class").stream()
            .map(
                feature ->
                    AlertSentences.condition(
                        CardFraud.accuracy()
                            .on("ks", Axis.PREDICTION_TIME, feature)
                            .outside(0.1, 0.2)
                            .rule(),
                        CardFraud.measurement("ks", feature, Axis.PREDICTION_TIME, 1, 0, 0.3, 500)))
            .toList();

    // Then
    assertThat(conditions)
        .containsExactly(
            "ks of the score over 1h outside 0.1 to 0.2",
            "ks of the predicted value over 1h outside 0.1 to 0.2",
            "ks of the predicted class over 1h outside 0.1 to 0.2");
  }

  @Test
  void staysOnOneLineWhateverTheDataAreCalled() {
    // Given
    Measurement hostile =
        CardFraud.about(
            CardFraud.accuracyOf(1, 0, 0.9, 500), "3\n", "channel=\u001B[31mweb\u202E", "");

    // When
    Alert alert = new Life(CardFraud.accuracy().rule()).judge(hostile).last();

    // Then
    assertThat(alert.message()).startsWith("card-fraud version 3 (channel=[31mweb): accuracy");
    assertThat(alert.segment()).isEqualTo(hostile.segment());
  }
}
