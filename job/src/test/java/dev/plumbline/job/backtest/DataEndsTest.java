package dev.plumbline.job.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.monitor.Axis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DataEndsTest {

  private static final long NONE = Long.MIN_VALUE;

  @Test
  void endsWithTheLastPredictionWhateverLabelsComeLater() {
    // When
    DataEnds ends = DataEnds.of(1_000, 500_000, Duration.ofSeconds(60));

    // Then
    assertThat(ends.on(Axis.PREDICTION_TIME)).isEqualTo(1_000);
    assertThat(ends.on(Axis.LABEL_TIME)).as("the last label that counts").isEqualTo(61_000);
    assertThat(DataEnds.of(1_000, 2_000, Duration.ofSeconds(60)).on(Axis.LABEL_TIME))
        .isEqualTo(2_000);
  }

  @Test
  void endsWithWhatThereIs() {
    // Then
    assertThat(DataEnds.of(1_000, NONE, Duration.ofSeconds(60)))
        .isEqualTo(new DataEnds(1_000, 1_000));
    assertThat(DataEnds.of(NONE, 7_000, Duration.ofSeconds(60)))
        .isEqualTo(new DataEnds(7_000, 7_000));
  }
}
