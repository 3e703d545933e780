package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.exact.AccumulatorLaws;
import org.junit.jupiter.api.Test;

class ScoreHistogramTest extends AccumulatorLaws<ScoreHistogram> {

  ScoreHistogramTest() {
    super(
        ScoreHistogram::new,
        ScoreHistogram::fromBytes,
        (accumulator, random) -> accumulator.count(random.nextDouble(), random.nextBoolean(), 1));
  }

  @Test
  void keepsTheClassesApart() {
    // Given
    ScoreHistogram histogram = new ScoreHistogram();

    // When
    histogram.count(0.7, true, 2);
    histogram.count(0.7004, false, 3);

    // Then
    assertThat(histogram.count()).isEqualTo(5);
    assertThat(histogram.positiveBins()[700]).isEqualTo(2);
    assertThat(histogram.negativeBins()[700]).isEqualTo(3);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThat(ScoreHistogram.accepts(Double.NaN)).isFalse();
    assertThatThrownBy(() -> new ScoreHistogram().count(Double.NaN, true, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score must be between 0 and 1, but is NaN");
  }
}
