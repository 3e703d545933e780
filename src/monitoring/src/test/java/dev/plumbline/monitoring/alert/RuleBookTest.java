package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.Axis;
import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {

  private static final Rule ACCURACY = CardFraud.accuracy().rule();
  private static final Rule COHORT =
      CardFraud.accuracy().named("cohort").on("accuracy", Axis.PREDICTION_TIME).rule();
  private static final Rule SHORT =
      CardFraud.accuracy().named("short").over(Duration.ofMinutes(5)).rule();
  private static final Rule DRIFT =
      CardFraud.accuracy().named("drift").on("psi", Axis.PREDICTION_TIME, Rule.ALL_FEATURES).rule();
  private static final Rule AMOUNT_AND_SCORE =
      CardFraud.accuracy()
          .named("amount-and-score")
          .on("psi", Axis.PREDICTION_TIME, "amount", "@score")
          .rule();
  private static final Monitor MONITOR =
      CardFraud.monitor(ACCURACY, COHORT, SHORT, DRIFT, AMOUNT_AND_SCORE);

  private final RuleBook book = new RuleBook(MONITOR);

  @Test
  void findsRulesByMetricAxisAndWindow() {
    // When, Then
    assertThat(book.rulesFor(measurement("accuracy", "", Axis.LABEL_TIME)))
        .containsExactly(ACCURACY);
    assertThat(book.rulesFor(measurement("accuracy", "", Axis.PREDICTION_TIME)))
        .containsExactly(COHORT);
    assertThat(book.rulesFor(measurement("f1", "", Axis.LABEL_TIME))).isEmpty();
    assertThat(book.rulesFor(measurement("accuracy", "amount", Axis.LABEL_TIME))).isEmpty();
  }

  @Test
  void findsRulesByFeature() {
    // When, Then
    assertThat(book.rulesFor(measurement("psi", "amount", Axis.PREDICTION_TIME)))
        .containsExactly(DRIFT, AMOUNT_AND_SCORE);
    assertThat(book.rulesFor(measurement("psi", "country", Axis.PREDICTION_TIME)))
        .containsExactly(DRIFT);
    assertThat(book.rulesFor(measurement("psi", "@score", Axis.PREDICTION_TIME)))
        .containsExactly(AMOUNT_AND_SCORE);
    assertThat(book.rulesFor(measurement("psi", "unwatched", Axis.PREDICTION_TIME))).isEmpty();
    assertThat(book.rulesFor(measurement("psi", "", Axis.PREDICTION_TIME))).isEmpty();
  }

  @Test
  void judgesMeasurementsOfAClassByTheRulesThatNameIt() {
    // Given
    Rule ofFraud = CardFraud.accuracy().named("one").ofClass("fraud").rule();
    RuleBook withClass = new RuleBook(CardFraud.monitor(ACCURACY, ofFraud));
    Measurement plain = measurement("accuracy", "", Axis.LABEL_TIME);

    // When, Then
    assertThat(withClass.rulesFor(CardFraud.about(plain, "*", "*", "fraud")))
        .containsExactly(ofFraud);
    assertThat(withClass.rulesFor(CardFraud.about(plain, "*", "*", "ok"))).isEmpty();
    assertThat(withClass.rulesFor(plain)).containsExactly(ACCURACY);
  }

  @Test
  void judgesOnlyWindowsThatEndAfterTheMonitorTakesEffect() {
    // Given
    RuleBook later = new RuleBook(effective(Instant.ofEpochMilli(CardFraud.end(2)), false));

    // When, Then
    assertThat(later.rulesFor(CardFraud.accuracyOf(2, 0, 0.9, 500))).isEmpty();
    assertThat(later.rulesFor(CardFraud.accuracyOf(3, 0, 0.9, 500))).containsExactly(ACCURACY);
  }

  @Test
  void hasNoRulesOfADeletedMonitor() {
    // Given
    RuleBook deleted = new RuleBook(effective(Instant.EPOCH, true));

    // When, Then
    assertThat(deleted.has("accuracy-drop")).isFalse();
    assertThat(deleted.rulesFor(CardFraud.accuracyOf(1, 0, 0.9, 500))).isEmpty();
  }

  @Test
  void knowsItsRulesByName() {
    // When, Then
    assertThat(book.has("drift")).isTrue();
    assertThat(book.has("psi")).isFalse();
  }

  private static Measurement measurement(String metric, String feature, Axis axis) {
    return CardFraud.measurement(metric, feature, axis, 1, 0, 0.5, 500L);
  }

  private static Monitor effective(Instant from, boolean deleted) {
    return new Monitor(
        MONITOR.model(),
        2,
        from,
        deleted,
        MONITOR.task(),
        MONITOR.positiveClass(),
        MONITOR.decisionThreshold(),
        MONITOR.answers(),
        MONITOR.versions(),
        MONITOR.features(),
        MONITOR.featureSets(),
        MONITOR.segments(),
        MONITOR.horizon(),
        MONITOR.windows(),
        MONITOR.cohorts(),
        MONITOR.measures(),
        MONITOR.reference(),
        List.of(ACCURACY),
        MONITOR.alertLabels());
  }
}
