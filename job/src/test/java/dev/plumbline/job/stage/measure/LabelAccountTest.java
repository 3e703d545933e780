package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.Outcome;
import dev.plumbline.monitoring.event.ReportedLabel;
import dev.plumbline.monitoring.measurement.quality.LabelAccount;
import org.junit.jupiter.api.Test;

class LabelAccountTest {

  private static Outcome joined(int sign, long delayMs) {
    Outcome plain = Outcomes.regression(1, 1, 1);
    long predictedAt = plain.prediction().predictedAt();
    ReportedLabel label = new ReportedLabel(predictedAt + delayMs, null, 1.0, false, false);
    return Outcome.joined(
        sign, plain.prediction(), label, Math.max(predictedAt, label.labelledAt()));
  }

  @Test
  void countsALabelThatCameBeforeItsPredictionAsOneThatTookNoTime() {
    // Given
    LabelAccount account = new LabelAccount();

    // When
    account.count(joined(1, -7_000));

    // Then
    assertThat(account.delays().count()).isEqualTo(1);
    assertThat(account.delays().quantileInterval(0.5).orElseThrow().value()).isZero();
    assertThat(account.of(Outcome.Kind.JOINED)).isEqualTo(1);
  }

  @Test
  void takesALabelBeforeItsPredictionBackFromWhereItWasCounted() {
    // Given
    LabelAccount account = new LabelAccount();
    account.count(joined(1, 2_000));
    account.count(joined(1, -7_000));

    // When
    account.count(joined(-1, -7_000));

    // Then
    assertThat(account.delays().count()).isEqualTo(1);
    assertThat(account.delays().quantileInterval(0.5).orElseThrow().value())
        .isBetween(1_980.0, 2_020.0);
  }
}
