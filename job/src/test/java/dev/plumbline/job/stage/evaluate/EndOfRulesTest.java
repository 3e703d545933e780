package dev.plumbline.job.stage.evaluate;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.job.event.SeriesDefinition;
import dev.plumbline.monitoring.alert.Alert;
import dev.plumbline.monitoring.alert.AlertStatus;
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
