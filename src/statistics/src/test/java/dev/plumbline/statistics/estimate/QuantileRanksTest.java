package dev.plumbline.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileRanksTest {

  @Test
  void givesTheWorkedNumberOfItsDocumentation() {
    assertThat(QuantileRanks.of(0.5, 100)).isEqualTo(50);
    assertThat(QuantileRanks.interval(0.5, 100)).contains(new QuantileRanks(41, 60));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 4", "0.9, 35", "0.95, 73", "0.99, 381", "0.999, 3838"})
  void needsASampleThatHasBothEnds(double q, long least) {
    assertThat(QuantileRanks.interval(q, least)).isPresent();
    assertThat(QuantileRanks.interval(q, least - 1)).isEmpty();
  }

  @Test
  void hasNoIntervalAtTheEndsOfTheSample() {
    assertThat(QuantileRanks.interval(0, 1_000)).isEmpty();
    assertThat(QuantileRanks.interval(1, 1_000)).isEmpty();
    assertThat(QuantileRanks.of(0, 10)).isEqualTo(1);
    assertThat(QuantileRanks.of(1, 10)).isEqualTo(10);
  }

  /** The number of values below the quantile is binomial; ranks hold it with P(l ≤ B < u). */
  @ParameterizedTest
  @CsvSource({"0.5, 100", "0.9, 500", "0.99, 1000", "0.999, 10000"})
  void holdsTheQuantileInNinetyFivePercentOfTheSamples(double q, int size) {
    // Given
    QuantileRanks ranks = QuantileRanks.interval(q, size).orElseThrow();
    BinomialDistribution below = new BinomialDistribution(size, q);

    // When
    double level =
        below.cumulativeProbability((int) ranks.upper() - 1)
            - below.cumulativeProbability((int) ranks.lower() - 1);

    // Then
    assertThat(level).isBetween(0.93, 0.97);
  }
}
