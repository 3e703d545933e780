package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.estimate.Estimate;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactMomentsTest extends AccumulatorLaws<ExactMoments> {

  ExactMomentsTest() {
    super(
        ExactMoments::new,
        ExactMoments::fromBytes,
        (accumulator, random) ->
            accumulator.count(random.nextGaussian() * 1e3, 1 + random.nextInt(3)));
  }

  @Test
  void givesTheWorkedNumberOfItsDocumentation() {
    // Given
    ExactMoments moments = new ExactMoments();

    // When
    moments.count(1, 1);
    moments.count(2, 1);
    moments.count(3, 1);

    // Then
    Estimate mean = moments.mean().orElseThrow();
    assertThat(mean.value()).isEqualTo(2);
    assertThat(mean.upper()).isCloseTo(3.1316, Offset.offset(1e-4));
    assertThat(mean.lower()).isCloseTo(0.8684, Offset.offset(1e-4));
    assertThat(moments.variance()).contains(1.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-60, 1e-3, 1, 1e9, 1e59})
  void agreesWithCommonsMathAtEveryScale(double scale) {
    // Given
    Random random = new Random(3);
    SummaryStatistics oracle = new SummaryStatistics();
    ExactMoments moments = new ExactMoments();
    for (int value = 0; value < 400; value++) {
      double drawn = random.nextGaussian() - 0.3;
      oracle.addValue(drawn);
      moments.count(drawn * scale, 1);
    }

    // When
    Estimate mean = moments.mean().orElseThrow();

    // Then
    double half = 1.959963984540054 * oracle.getStandardDeviation() / 20;
    Percentage near = Percentage.withPercentage(1e-9);
    assertThat(mean.value() / scale).isCloseTo(oracle.getMean(), near);
    assertThat((mean.upper() - mean.value()) / scale).isCloseTo(half, near);
    assertThat((mean.value() - mean.lower()) / scale).isCloseTo(half, near);
    assertThat(moments.variance().orElseThrow() / scale / scale)
        .isCloseTo(oracle.getVariance(), near);
  }

  @Test
  void seesASmallSpreadBesideALargeMean() {
    // Given
    ExactMoments moments = new ExactMoments();

    // When
    moments.count(1e9 - 0.5, 500);
    moments.count(1e9 + 0.5, 500);

    // Then
    assertThat(moments.variance()).contains(250.0 / 999);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1_074, -486, -485, -484, -200, -10, 0, 7, 199})
  void squaresAtOnceWhatARoundedSquareAndItsErrorAddUpTo(int exponent) {
    // Given: a value that is counted once, and one that is counted twice and taken back once
    Random random = new Random(exponent);
    ExactMoments atOnce = new ExactMoments();
    ExactMoments inTwoParts = new ExactMoments();

    // When
    for (int value = 0; value < 1_000; value++) {
      double drawn =
          Math.scalb((random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble()), exponent);
      atOnce.count(drawn, 1);
      inTwoParts.count(drawn, 2);
      inTwoParts.count(drawn, -1);
    }

    // Then
    assertThat(atOnce).isEqualTo(inTwoParts);
  }

  @Test
  void hasNoMeanWithoutValuesAndNoIntervalForOne() {
    // Given
    ExactMoments one = new ExactMoments();
    ExactMoments correction = new ExactMoments();

    // When
    one.count(-4, 1);
    correction.count(-4, -1);

    // Then
    assertThat(new ExactMoments().mean()).isEmpty();
    assertThat(correction.mean()).isEmpty();
    assertThat(one.mean()).contains(new Estimate(-4, null, null));
    assertThat(one.variance()).isEmpty();
  }

  @Test
  void refusesWhatItCannotSquare() {
    assertThat(ExactMoments.accepts(0x1p200)).isTrue();
    assertThat(ExactMoments.accepts(0x1p201)).isFalse();
    assertThat(ExactMoments.accepts(Double.NaN)).isFalse();
    assertThatThrownBy(() -> new ExactMoments().count(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be within ± 2^200, but is NaN");
  }
}
