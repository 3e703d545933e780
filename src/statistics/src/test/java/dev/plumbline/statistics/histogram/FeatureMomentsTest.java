package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.drift.MeanShift;
import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.AccumulatorLaws;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class FeatureMomentsTest extends AccumulatorLaws<FeatureMoments> {
  private static final ReferenceScale SCALE = new ReferenceScale(10, 2, 5, 15);

  FeatureMomentsTest() {
    super(FeatureMoments::new, FeatureMoments::fromBytes, FeatureMomentsTest::countOne);
  }

  private static void countOne(FeatureMoments accumulator, Random random) {
    double[] values = {10, 4, 16, 12.25, 1e300, -1e300, random.nextGaussian() * 10};
    accumulator.add(values[random.nextInt(values.length)], SCALE);
  }

  private static FeatureMoments of(ReferenceScale scale, double... values) {
    FeatureMoments moments = new FeatureMoments();
    for (double value : values) {
      moments.add(value, scale);
    }
    return moments;
  }

  @Test
  void measuresInDeviationsOfTheReference() {
    // Given: z is 0, 1, −4, 3
    FeatureMoments moments = of(SCALE, 10, 12, 2, 16);

    // When / Then
    assertThat(moments.mean()).hasValue(0);
    assertThat(moments.variance().orElseThrow()).isCloseTo(26 / 3.0, Offset.offset(1e-15));
    assertThat(moments.meanBelow()).hasValue(3 / 2.0 / 4);
    assertThat(moments.meanAbove()).hasValue(1 / 2.0 / 4);
    assertThat(moments.clamped()).isZero();
  }

  @RepeatedTest(20)
  void agreesWithTheDescriptiveStatisticsOfCommonsMath(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double offset = random.nextGaussian() * 1_000;
    ReferenceScale scale = new ReferenceScale(3, 0.5, 2, 4);
    DescriptiveStatistics oracle = new DescriptiveStatistics();
    FeatureMoments moments = new FeatureMoments();

    // When
    for (int event = 0; event < 2 + random.nextInt(500); event++) {
      double value = offset + random.nextGaussian();
      oracle.addValue((value - 3) / 0.5);
      moments.add(value, scale);
    }

    // Then: rounding to 2^-32 moves the mean by at most 2^-33
    assertThat(moments.mean().orElseThrow()).isCloseTo(oracle.getMean(), Offset.offset(0x1p-32));
    assertThat(moments.variance().orElseThrow())
        .isCloseTo(oracle.getVariance(), Offset.offset(1e-5));
  }

  @Test
  void holdsAnAbsurdValueAtTheEndOfTheScale() {
    // Given
    FeatureMoments moments = of(SCALE, Double.MAX_VALUE, 10, -Double.MAX_VALUE, 10);

    // When / Then
    assertThat(moments.clamped()).isEqualTo(2);
    assertThat(moments.mean()).hasValue(0);
    assertThat(moments.meanAbove()).hasValue(FeatureMoments.LIMIT / 4);
    assertThat(moments.meanBelow()).hasValue(FeatureMoments.LIMIT / 4);
  }

  @Test
  void doesNotOverflowOnABillionAbsurdValues() {
    // Given
    FeatureMoments moments = of(SCALE, Double.MAX_VALUE);

    // When: doubled 30 times
    for (int doubling = 0; doubling < 30; doubling++) {
      moments.add(moments);
    }

    // Then
    assertThat(moments.mean()).hasValue(FeatureMoments.LIMIT);
    assertThat(moments.variance()).hasValue(0);
  }

  @Test
  void measuresAConstantReferenceByItsSize() {
    // Given
    ReferenceScale constant = new ReferenceScale(-4, 0, -4, -4);
    ReferenceScale zero = new ReferenceScale(0, 0, 0, 0);

    // When / Then
    assertThat(constant.hasDeviation()).isFalse();
    assertThat(of(constant, -4, -2).mean()).hasValue(0.25);
    assertThat(of(constant, -4, -2).meanAbove()).hasValue(0.25);
    assertThat(of(zero, -3, 0, 0).meanBelow()).hasValue(1);
  }

  @Test
  void isUndefinedWithoutValues() {
    assertThat(new FeatureMoments().mean()).isEmpty();
    assertThat(new FeatureMoments().variance()).isEmpty();
    assertThat(new FeatureMoments().meanBelow()).isEmpty();
    assertThat(of(SCALE, 3).variance()).isEmpty();
  }

  @Test
  void knowsTheIntervalOfAShift() {
    // Given: 100 values with mean 0.3 and deviation 1 in deviations of the reference
    ReferenceScale unit = new ReferenceScale(0, 1, -4, 4);
    FeatureMoments moments = new FeatureMoments();
    double deviation = Math.sqrt(99 / 100.0);
    for (int event = 0; event < 100; event++) {
      moments.add(0.3 + (event % 2 == 0 ? deviation : -deviation), unit);
    }

    // When
    Estimate shift = MeanShift.of(moments, 10_000).orElseThrow();

    // Then: 0.3 ± 1.96·√(1/10,000 + 1/100)
    assertThat(shift.value()).isCloseTo(0.3, Offset.offset(1e-9));
    assertThat(shift.lower()).isCloseTo(0.1030, Offset.offset(5e-5));
    assertThat(shift.upper()).isCloseTo(0.4970, Offset.offset(5e-5));
  }

  @Test
  void holdsTheTrueShiftInNineteenOfTwentyIntervals() {
    // Given
    Random random = new Random(5);
    int held = 0;

    // When
    for (int window = 0; window < 2_000; window++) {
      double[] reference = random.doubles(400, 0, 1).toArray();
      DescriptiveStatistics statistics = new DescriptiveStatistics(reference);
      ReferenceScale scale =
          new ReferenceScale(
              statistics.getMean(),
              statistics.getStandardDeviation(),
              statistics.getMin(),
              statistics.getMax());
      FeatureMoments moments = new FeatureMoments();
      random.doubles(150, 0.1, 1.1).forEach(value -> moments.add(value, scale));
      Estimate shift = MeanShift.of(moments, reference.length).orElseThrow();
      double truth = 0.1 / scale.deviation();
      held += shift.lower() <= truth && truth <= shift.upper() ? 1 : 0;
    }

    // Then
    assertThat(held / 2_000.0).isBetween(0.935, 0.965);
  }

  @Test
  void hasNoShiftWithoutValuesAndNoIntervalForOne() {
    assertThat(MeanShift.of(new FeatureMoments(), 100)).isEmpty();
    assertThat(MeanShift.of(of(SCALE, 3), 0)).isEmpty();
    assertThat(MeanShift.of(of(SCALE, 12), 100)).hasValue(Estimate.withoutInterval(1));
  }

  @Test
  void refusesAScaleThatNoReferenceHas() {
    assertThatThrownBy(() -> new ReferenceScale(Double.NaN, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mean must be finite, but is NaN");
    assertThatThrownBy(() -> new ReferenceScale(0, -1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("deviation must be finite and >= 0, but is -1.0");
    assertThatThrownBy(() -> new ReferenceScale(0, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("low must be at most high, but they are 1.0 and 0.0");
  }
}
