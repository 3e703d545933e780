package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What a histogram says as a reference, and of a window by a reference's scale. */
class SignedHistogramMomentsTest {

  private static double[] sample(Random random, double shift) {
    double[] values = new double[500];
    for (int index = 0; index < values.length; index++) {
      values[index] = shift + Math.exp(3 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
    }
    return values;
  }

  private static SignedHistogram of(double... values) {
    SignedHistogram histogram = new SignedHistogram();
    for (double value : values) {
      histogram.add(value);
    }
    return histogram;
  }

  @RepeatedTest(20)
  void holdsRangeMeanAndDeviationWithinTheirBounds(RepetitionInfo repetition) {
    // Given
    double[] values = sample(new Random(repetition.getCurrentRepetition()), 1);
    DescriptiveStatistics exact = new DescriptiveStatistics(values);
    SignedHistogram histogram = of(values);

    // When
    ReferenceScale scale = histogram.scale().orElseThrow();

    // Then
    double ofMean = histogram.mean().orElseThrow().errorBound();
    double ofDeviation = histogram.deviation().orElseThrow().errorBound();
    assertThat(Math.abs(scale.mean() - exact.getMean())).isLessThanOrEqualTo(ofMean);
    assertThat(Math.abs(scale.deviation() - exact.getStandardDeviation()))
        .isLessThanOrEqualTo(ofDeviation);
    assertThat(exact.getMin()).isBetween(scale.low(), scale.low() * (1 - 1 / 32.0));
    assertThat(exact.getMax()).isBetween(scale.high() * (1 - 1 / 32.0), scale.high());
  }

  @RepeatedTest(20)
  void holdsAWindowsMeanByAReferencesScaleWithinItsBound(RepetitionInfo repetition) {
    // Given
    Random random = new Random(100 + repetition.getCurrentRepetition());
    ReferenceScale scale = of(sample(random, 0)).scale().orElseThrow();
    double[] values = sample(random, 5);
    SignedHistogram window = of(values);

    // When
    FeatureMoments moments = window.moments(scale);

    // Then
    double exact = (Arrays.stream(values).average().orElseThrow() - scale.mean()) / scale.unit();
    double bound = window.mean().orElseThrow().errorBound() / scale.unit();
    assertThat(moments.count()).isEqualTo(values.length);
    assertThat(Math.abs(moments.mean().orElseThrow() - exact)).isLessThanOrEqualTo(bound + 1e-9);
  }

  @Test
  void findsAConstantToHaveNoDeviationAndNothingToHaveNoScale() {
    // When
    ReferenceScale zero = of(0, 0, -0.0).scale().orElseThrow();

    // Then
    assertThat(zero).isEqualTo(new ReferenceScale(0, 0, 0, 0));
    assertThat(of(7, 7, 7).scale().orElseThrow().hasDeviation()).isFalse();
    assertThat(new SignedHistogram().scale()).isEmpty();
  }

  @Test
  void countsAValueManyTimesAsThatManyValues() {
    // Given
    ReferenceScale scale = new ReferenceScale(10, 2, 5, 15);
    FeatureMoments oneByOne = new FeatureMoments();
    for (int time = 0; time < 1_357; time++) {
      oneByOne.add(17.3, scale);
    }

    // When
    FeatureMoments atOnce = new FeatureMoments();
    atOnce.add(17.3, scale, 1_357);
    FeatureMoments never = new FeatureMoments();
    never.add(17.3, scale, 0);

    // Then
    assertThat(atOnce).isEqualTo(oneByOne);
    assertThat(never.isZero()).isTrue();
  }
}
