package dev.plumbline.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Rule;
import dev.plumbline.monitoring.monitor.RuleDraft;
import dev.plumbline.monitoring.rule.Band;
import dev.plumbline.monitoring.rule.Observation;
import dev.plumbline.monitoring.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  @ParameterizedTest
  @CsvSource({
    "ABOVE, , 0.8, 0.81, BREACH",
    "ABOVE, , 0.8, 0.8, CLEAR",
    "BELOW, 0.2, , 0.19, BREACH",
    "BELOW, 0.2, , 0.2, CLEAR",
    "OUTSIDE, 0.2, 0.8, 0.19, BREACH",
    "OUTSIDE, 0.2, 0.8, 0.81, BREACH",
    "OUTSIDE, 0.2, 0.8, 0.2, CLEAR",
    "OUTSIDE, 0.2, 0.8, 0.8, CLEAR",
    "ABOVE, , 0.8, , HELD",
    "ABOVE, , 0.8, NaN, HELD",
    "ABOVE, , 0.8, Infinity, HELD",
  })
  void comparesThePointStrictly(
      String condition, Double low, Double high, Double value, Verdict expected) {
    // Given
    Rule rule = rule(condition, low, high).rule();

    // When
    Verdict verdict = verdict(rule, CardFraud.accuracyOf(1, 0, value, 100));

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // the near end of the interval decides
    "ABOVE, , 0.8, 0.85, 0.81, 0.89, , BREACH",
    "ABOVE, , 0.8, 0.85, 0.79, 0.91, , CLEAR",
    "BELOW, 0.2, , 0.15, 0.11, 0.19, , BREACH",
    "BELOW, 0.2, , 0.15, 0.09, 0.21, , CLEAR",
    "OUTSIDE, 0.2, 0.8, 0.15, 0.11, 0.19, , BREACH",
    "OUTSIDE, 0.2, 0.8, 0.85, 0.81, 0.89, , BREACH",
    "OUTSIDE, 0.2, 0.8, 0.85, 0.79, 0.91, , CLEAR",
    // the point and the q-value decide
    "ABOVE, , 0.2, 0.25, , , 0.009, BREACH",
    "ABOVE, , 0.2, 0.25, , , 0.01, CLEAR",
    "ABOVE, , 0.2, 0.15, , , 0.001, CLEAR",
    // nothing says how sure it is
    "ABOVE, , 0.2, 0.25, , , , HELD",
    "ABOVE, , 0.2, 0.15, , , , HELD",
    "OUTSIDE, 0.2, 0.8, 0.9, 0.85, , , HELD",
  })
  void asksForSignificance(
      String condition,
      Double low,
      Double high,
      Double value,
      Double lower,
      Double upper,
      Double qValue,
      Verdict expected) {
    // Given
    Rule rule = rule(condition, low, high).significant().rule();
    Measurement measurement =
        CardFraud.sure(CardFraud.accuracyOf(1, 0, value, 100), lower, upper, qValue);

    // When
    Verdict verdict = verdict(rule, measurement);

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  @Test
  void holdsTooFewSamples() {
    // Given
    Rule rule = CardFraud.accuracy().rule();

    // When, Then
    assertThat(verdict(rule, CardFraud.accuracyOf(1, 0, 0.5, 99))).isEqualTo(Verdict.HELD);
    assertThat(verdict(rule, CardFraud.accuracyOf(1, 0, 0.5, 100))).isEqualTo(Verdict.BREACH);
  }

  @ParameterizedTest
  @CsvSource({
    "prediction_count, 0, 0, BREACH",
    "prediction_count, , 0, BREACH",
    "prediction_count, 1, 1, CLEAR",
    "accounting.out_of_time, 0, 0, BREACH",
    "accuracy, , 0, BREACH",
    // all wrong is not no data
    "accuracy, 0, 7, CLEAR",
  })
  void seesNoDataWithoutAskingForSamples(
      String metric, Double value, long count, Verdict expected) {
    // Given
    Rule rule = CardFraud.accuracy().on(metric, Axis.LABEL_TIME).noData().rule();

    // When
    Verdict verdict =
        verdict(rule, CardFraud.measurement(metric, "", Axis.LABEL_TIME, 1, 0, value, count));

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.91, BREACH", "0.92, HELD", "0.93, CLEAR", "0.97, CLEAR", "0.98, HELD"})
  void isClearOnlyWithinTheRecoveryLimits(double value, Verdict expected) {
    // Given
    Rule rule = CardFraud.accuracy().recover(new Band(0.93, 0.97)).rule();

    // When
    Verdict verdict = verdict(rule, CardFraud.accuracyOf(1, 0, value, 100));

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  private static RuleDraft rule(String condition, Double low, Double high) {
    return switch (condition) {
      case "ABOVE" -> CardFraud.accuracy().above(high);
      case "BELOW" -> CardFraud.accuracy().below(low);
      default -> CardFraud.accuracy().outside(low, high);
    };
  }

  private static Verdict verdict(Rule rule, Measurement measurement) {
    return rule.condition().judge(measurement.observation(), Observation.NONE);
  }
}
