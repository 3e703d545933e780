package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.exact.ExactMoments;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LogLossTest {

  /** scikit-learn, docstring of log_loss: the probabilities given to the true class. */
  @Test
  void agreesWithTheExampleOfScikitLearn() {
    // Given
    ExactMoments losses = new ExactMoments();

    // When
    for (double probability : new double[] {0.9, 0.9, 0.8, 0.65}) {
      losses.count(LogLoss.of(probability), 1);
    }

    // Then
    assertThat(losses.mean().orElseThrow().value())
        .isCloseTo(0.21616187468057912, Offset.offset(1e-15));
  }

  @Test
  void takesNoProbabilityForCertain() {
    assertThat(LogLoss.of(0)).isCloseTo(34.538776394910684, Offset.offset(1e-12));
    assertThat(LogLoss.of(1)).isBetween(9e-16, 1.2e-15);
    assertThat(LogLoss.of(1e-300)).isEqualTo(LogLoss.of(0));
  }

  @Test
  void isTheEntropyForTheBestConstantProbabilities() {
    assertThat(LogLoss.ofShares(0.5, 0.5)).isEqualTo(Math.log(2));
    assertThat(LogLoss.ofShares(0.25, 0.25, 0.25, 0.25)).isEqualTo(Math.log(4));
    assertThat(LogLoss.ofShares(1, 0)).isLessThan(1e-14);
  }
}
