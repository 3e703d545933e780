package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.RuleDraft;
import dev.plumbline.monitoring.monitor.Scope;
import dev.plumbline.monitoring.monitor.SeriesChoice;
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
      CardFraud.accuracy()
          .named("drift")
          .on("psi", Axis.PREDICTION_TIME, Scope.ALL_FEATURES)
          .rule();
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
    assertThat(deleted.has("accuracy-drop", "*", "*", "")).isFalse();
    assertThat(deleted.rulesFor(CardFraud.accuracyOf(1, 0, 0.9, 500))).isEmpty();
  }

  @Test
  void knowsItsRulesByName() {
    // When, Then
    assertThat(book.has("drift", "1", "*", "amount")).isTrue();
    assertThat(book.has("drift", "1", "*", "")).isFalse();
    assertThat(book.has("psi", "1", "*", "amount")).isFalse();
  }

  @Test
  void judgesOnlyTheSeriesThatARuleChooses() {
    // Given
    SeriesChoice app = new SeriesChoice(List.of("4"), List.of("channel=app"));
    Rule chosen = CardFraud.accuracy().named("app").in(app).rule();
    RuleBook choosing = new RuleBook(CardFraud.monitor(ACCURACY, chosen));
    Measurement plain = measurement("accuracy", "", Axis.LABEL_TIME);

    // When, Then
    assertThat(choosing.rulesFor(CardFraud.about(plain, "4", "channel=app", "")))
        .containsExactly(ACCURACY, chosen);
    assertThat(choosing.rulesFor(CardFraud.about(plain, "3", "channel=app", "")))
        .containsExactly(ACCURACY);
    assertThat(choosing.rulesFor(CardFraud.about(plain, "4", "*", ""))).containsExactly(ACCURACY);
    assertThat(choosing.has("app", "4", "channel=app", "")).isTrue();
    assertThat(choosing.has("app", "4", "channel=web", "")).isFalse();
  }

  @Test
  void missesNothingInWindowsThatBeganBeforeTheModelWasWatched() {
    // Given
    Rule silent = counting("silent").noData().rule();
    Rule few = counting("few").below(10.0).rule();
    Rule many = counting("many").above(10.0).rule();
    Instant since = Instant.ofEpochMilli(CardFraud.end(2) - CardFraud.SIZE);
    RuleBook before =
        new RuleBook(CardFraud.monitor(silent, few, many).asRevision(1, Instant.EPOCH, since));

    // When, Then
    assertThat(before.rulesFor(counted(1, 0))).containsExactly(many);
    assertThat(before.rulesFor(counted(1, 3))).containsExactly(silent, few, many);
    assertThat(before.rulesFor(counted(2, 0))).containsExactly(silent, few, many);
  }

  private static RuleDraft counting(String name) {
    return CardFraud.accuracy()
        .named(name)
        .on("prediction_count", Axis.PREDICTION_TIME)
        .minCount(0);
  }

  private static Measurement counted(int window, long count) {
    return CardFraud.measurement(
        "prediction_count", "", Axis.PREDICTION_TIME, window, 0, (double) count, count);
  }

  private static Measurement measurement(String metric, String feature, Axis axis) {
    return CardFraud.measurement(metric, feature, axis, 1, 0, 0.5, 500L);
  }

  private static Monitor effective(Instant from, boolean deleted) {
    return new Monitor(
        MONITOR.model(),
        2,
        from,
        MONITOR.watchedSince(),
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
