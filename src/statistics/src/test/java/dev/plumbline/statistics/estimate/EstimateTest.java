package dev.plumbline.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void takesNumbersOfAnySign() {
    // When
    Estimate estimate = Estimate.normal(-2, 1).within(0.25);

    // Then
    assertThat(estimate.lower()).isEqualTo(-3.959963984540054);
    assertThat(estimate.upper()).isEqualTo(-2 + 1.959963984540054);
    assertThat(estimate.errorBound()).isEqualTo(0.25);
  }

  @Test
  void cutsTheIntervalAndNeverTheValue() {
    // When
    Estimate cut = Estimate.normal(0.9, 0.5).within(0.1).cut(0, 1);

    // Then
    assertThat(cut).isEqualTo(new Estimate(0.9, 0.0, 1.0, 0.1));
    assertThat(Estimate.normal(1.5, 0.1).cut(0, 1).upper()).isEqualTo(1.5);
    assertThat(Estimate.withoutInterval(7).cut(0, 1)).isEqualTo(Estimate.withoutInterval(7));
  }

  @Test
  void refusesWhatIsNoEstimate() {
    assertThatThrownBy(() -> new Estimate(Double.NaN, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite, but is NaN");
    assertThatThrownBy(() -> new Estimate(1, 0.5, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.5 and null");
    assertThatThrownBy(() -> new Estimate(1, 1.5, 2.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5 <= 1.0 <= 2.0");
    assertThatThrownBy(() -> new Estimate(1, null, null, -0.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("error bound must be finite and >= 0, but is -0.1");
  }
}
