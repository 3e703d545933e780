package dev.plumbline.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProportionTest {

  @Test
  void agreesWithCommonsMath() {
    // Given
    WilsonScoreInterval oracle = new WilsonScoreInterval();

    for (int trials = 2; trials < 300; trials += 7) {
      for (int successes = 1; successes < trials; successes += 3) {
        ConfidenceInterval expected = oracle.createInterval(trials, successes, 0.95);

        // When
        Proportion proportion = Proportion.wilson(successes, trials).orElseThrow();

        // Then
        assertThat(proportion.lower()).isCloseTo(expected.getLowerBound(), Offset.offset(1e-9));
        assertThat(proportion.upper()).isCloseTo(expected.getUpperBound(), Offset.offset(1e-9));
      }
    }
  }

  @Test
  void givesTheWorkedNumberOfItsDocumentation() {
    // When
    Proportion proportion = Proportion.wilson(8, 10).orElseThrow();

    // Then
    assertThat(proportion.value()).isEqualTo(0.8);
    assertThat(proportion.lower()).isCloseTo(0.4902, Offset.offset(5e-5));
    assertThat(proportion.upper()).isCloseTo(0.9433, Offset.offset(5e-5));
  }

  @Test
  void touchesItsEndsExactly() {
    for (long trials = 1; trials < 5_000; trials = trials * 3 / 2 + 1) {
      // When
      Proportion none = Proportion.wilson(0, trials).orElseThrow();
      Proportion all = Proportion.wilson(trials, trials).orElseThrow();

      // Then
      assertThat(none.lower()).isZero();
      assertThat(none.upper()).isLessThan(1).isGreaterThan(0);
      assertThat(all.upper()).isEqualTo(1);
      assertThat(all.lower()).isLessThan(1).isGreaterThan(0);
    }
  }

  @Test
  void isUndefinedWithoutTrialsAndForPartialSums() {
    assertThat(Proportion.wilson(0, 0)).isEmpty();
    assertThat(Proportion.wilson(-1, 3)).isEmpty();
    assertThat(Proportion.wilson(4, 3)).isEmpty();
    assertThat(Proportion.wilson(-4, -3)).isEmpty();
  }

  @Test
  void refusesAnIntervalBesideItsValue() {
    assertThatThrownBy(() -> new Proportion(0.5, 0.6, 0.7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.6 <= 0.5 <= 0.7");
    assertThatThrownBy(() -> new Proportion(Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
