package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSumTest extends AccumulatorLaws<ExactSum> {

  ExactSumTest() {
    super(
        ExactSum::new,
        ExactSum::fromBytes,
        (accumulator, random) -> accumulator.add(anyFinite(random)));
  }

  private static double anyFinite(Random random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : random.nextGaussian();
  }

  private static ExactSum of(double... values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum;
  }

  @RepeatedTest(50)
  void agreesWithBigDecimalOnAnyDoubles(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    ExactSum sum = new ExactSum();
    BigDecimal exact = BigDecimal.ZERO;

    for (int item = 0; item < 50; item++) {
      double value = anyFinite(random);
      long times = random.nextInt(7) - 3L;

      // When
      sum.add(value, times);
      exact = exact.add(new BigDecimal(value).multiply(BigDecimal.valueOf(times)));
    }

    // Then
    assertThat(sum.value()).isEqualTo(nearest(exact));
  }

  @RepeatedTest(50)
  void agreesWithBigDecimalOnNumbersOfOneSize(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    ExactSum sum = new ExactSum();
    BigDecimal exact = BigDecimal.ZERO;

    for (int item = 0; item < 200; item++) {
      double value = random.nextGaussian() * 1_000;

      // When
      sum.add(value);
      exact = exact.add(new BigDecimal(value));
    }

    // Then
    assertThat(sum.value()).isEqualTo(nearest(exact));
  }

  /** BigDecimal.doubleValue of this JDK rounds twice now and then; its decimal text does not. */
  private static double nearest(BigDecimal exact) {
    return Double.parseDouble(exact.toString());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        1,
        -1,
        0.1,
        -0.1,
        1e-300,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        1.7976931348623155E308,
        0x1p-1021
      })
  void returnsASingleValueUnchanged(double value) {
    assertThat(of(value).value()).isEqualTo(value);
  }

  @Test
  void losesNothingBesideAHugeValue() {
    assertThat(of(1e300, 1, -1e300).value()).isEqualTo(1);
    assertThat(of(Double.MAX_VALUE, Double.MIN_VALUE, -Double.MAX_VALUE).value())
        .isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void roundsHalfToEvenOnce() {
    assertThat(of(1, 0x1p-53).value()).isEqualTo(1);
    assertThat(of(Math.nextUp(1.0), 0x1p-53).value()).isEqualTo(1 + 0x1p-51);
    assertThat(of(1, 0x1p-53, Double.MIN_VALUE).value()).isEqualTo(Math.nextUp(1.0));
  }

  @Test
  void isInfiniteBeyondTheDoublesAndComesBack() {
    // Given
    ExactSum sum = of(Double.MAX_VALUE, Double.MAX_VALUE);
    double beyond = sum.value();

    // When
    sum.takeBack(Double.MAX_VALUE);

    // Then
    assertThat(beyond).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum.value()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void addsTheLargestNumberTheMostTimes() {
    // Given
    ExactSum sum = new ExactSum();

    // When
    sum.add(-Double.MAX_VALUE, Long.MAX_VALUE);
    sum.add(3, 1);
    sum.add(Double.MAX_VALUE, Long.MAX_VALUE);

    // Then
    assertThat(sum.value()).isEqualTo(3);
  }

  @Test
  void holdsNegativeZeroAsZero() {
    assertThat(of(-0.0)).isEqualTo(new ExactSum());
    assertThat(of(-0.0).isZero()).isTrue();
  }

  @Test
  void staysSmallWhenWritten() {
    assertThat(of(0.1, 0.2, 12_345.678).toBytes()).hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatIsNotFinite(double value) {
    // Given
    ExactSum sum = new ExactSum();

    // When / Then
    assertThat(ExactSum.fits(value)).isFalse();
    assertThatThrownBy(() -> sum.add(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite, but is " + value);
  }
}
