package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.QuantileRanks;
import dev.plumbline.statistics.exact.AccumulatorLaws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyHistogramTest extends AccumulatorLaws<LatencyHistogram> {
  private static final double BOUND = 1.0 / 129;

  LatencyHistogramTest() {
    super(
        LatencyHistogram::new,
        LatencyHistogram::fromBytes,
        (accumulator, random) ->
            accumulator.add(random.nextInt(8) == 0 ? 0 : Math.exp(random.nextGaussian() * 4)));
  }

  private static LatencyHistogram of(double... values) {
    LatencyHistogram histogram = new LatencyHistogram();
    Arrays.stream(values).forEach(histogram::add);
    return histogram;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 99, 1_000, 20_000})
  void isWithinTheBoundOfTheSortedSampleAtEveryQuantile(int size) {
    // Given
    Random random = new Random(size);
    double[] sorted =
        random.doubles(size).map(share -> Math.exp(3 + 2 * Math.log(1 / share - 1))).toArray();
    LatencyHistogram histogram = of(sorted);
    Arrays.sort(sorted);

    for (int permille = 0; permille <= 1_000; permille++) {
      int rank = Math.max(1, (int) ((permille * (long) size + 999) / 1_000));

      // When
      double quantile = histogram.quantile(permille / 1_000.0).orElseThrow();

      // Then
      double exact = sorted[rank - 1];
      assertThat(Math.abs(quantile - exact) / exact).isLessThanOrEqualTo(BOUND + 1e-15);
    }
  }

  private enum Shape {
    LOGNORMAL(random -> Math.exp(3 + random.nextGaussian())),
    PARETO(random -> 5 * Math.pow(1 - random.nextDouble(), -1 / 1.1)),
    UNIFORM(random -> 200 * random.nextDouble()),
    EXPONENTIAL(random -> -40 * Math.log(1 - random.nextDouble())),
    CONSTANT(random -> 17.3),
    BIMODAL(
        random -> random.nextInt(20) == 0 ? 900 + random.nextDouble() : 12 + random.nextDouble());

    private final ToDoubleFunction<Random> draw;

    Shape(ToDoubleFunction<Random> draw) {
      this.draw = draw;
    }

    double[] sample(int size) {
      Random random = new Random(size);
      return DoubleStream.generate(() -> draw.applyAsDouble(random)).limit(size).toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isWithinTheBoundFromTheMedianToTheMaximumForEveryShape(Shape shape) {
    for (int size : new int[] {1, 10, 1_000, 100_000}) {
      // Given
      double[] sorted = shape.sample(size);
      LatencyHistogram histogram = of(sorted);
      Arrays.sort(sorted);

      for (double q : new double[] {0.5, 0.75, 0.9, 0.95, 0.99, 0.999}) {
        // When
        Estimate quantile = histogram.quantileInterval(q).orElseThrow();

        // Then
        double exact = sorted[(int) QuantileRanks.of(q, size) - 1];
        assertThat(Math.abs(quantile.value() - exact))
            .isLessThanOrEqualTo(exact * BOUND * (1 + 1e-12))
            .isLessThanOrEqualTo(quantile.errorBound() * (1 + 1e-12));
        assertThat(quantile.value()).isEqualTo(histogram.quantile(q).orElseThrow());
      }
      assertThat(histogram.quantile(1).orElseThrow())
          .isCloseTo(sorted[size - 1], near(sorted[size - 1]));
      assertThat(histogram.quantile(0).orElseThrow()).isCloseTo(sorted[0], near(sorted[0]));
    }
  }

  private static Offset<Double> near(double exact) {
    return Offset.offset(exact * BOUND * (1 + 1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void hasTheSameBytesForAnyOrderOfMerging(Shape shape) {
    // Given
    double[] sample = shape.sample(5_000);
    List<LatencyHistogram> parts = new ArrayList<>();
    for (int part = 0; part < 50; part++) {
      parts.add(of(Arrays.copyOfRange(sample, part * 100, part * 100 + 100)));
    }

    for (int order = 0; order < 10; order++) {
      Collections.shuffle(parts, new Random(order));

      // When
      LatencyHistogram merged = new LatencyHistogram();
      parts.forEach(merged::add);

      // Then
      assertThat(merged.toBytes()).isEqualTo(of(sample).toBytes());
    }
  }

  @Test
  void holdsTheQuantileBetweenItsOrderStatistics() {
    // Given: 1 to 1,000, so a value is its own rank
    LatencyHistogram histogram = new LatencyHistogram();
    for (int value = 1; value <= 1_000; value++) {
      histogram.add(value);
    }

    // When
    Estimate quantile = histogram.quantileInterval(0.99).orElseThrow();

    // Then
    assertThat(quantile.value()).isCloseTo(990, near(990));
    assertThat(quantile.lower()).isCloseTo(984, near(984));
    assertThat(quantile.upper()).isCloseTo(997, near(997));
    assertThat(histogram.quantileInterval(0.999).orElseThrow().upper()).isNull();
    assertThat(new LatencyHistogram().quantileInterval(0.5)).isEmpty();
    assertThat(new LatencyHistogram().quantile(1)).isEmpty();
  }

  @Test
  void keepsTheBoundOverTheWholeRangeOfDoublesAndReachesIt() {
    // Given
    double worst = 0;

    for (double value = Double.MIN_NORMAL; value < Double.MAX_VALUE; value *= 1.013) {
      for (double near : new double[] {Math.nextDown(value), value, bucketStart(value)}) {
        if (near >= Double.MIN_NORMAL) {
          // When
          double quantile = of(near).quantile(0.5).orElseThrow();
          worst = Math.max(worst, Math.abs(quantile - near) / near);
        }
      }
    }

    // Then
    assertThat(worst).isBetween(BOUND - 1e-9, BOUND + 1e-15).isLessThan(0.0078);
  }

  private static double bucketStart(double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) >>> 46 << 46);
  }

  @Test
  void takesTheLargestDouble() {
    assertThat(of(Double.MAX_VALUE).quantile(1).orElseThrow())
        .isFinite()
        .isCloseTo(Double.MAX_VALUE, Offset.offset(Double.MAX_VALUE * BOUND));
  }

  @Test
  void reportsZeroAsZero() {
    // Given
    LatencyHistogram histogram = of(0.0, -0.0, Double.MIN_VALUE, 5);

    // When / Then
    assertThat(histogram.quantile(0.75)).hasValue(0);
    assertThat(histogram.quantile(0.76).orElseThrow()).isCloseTo(5, Offset.offset(5 * BOUND));
    assertThat(of(-0.0)).isEqualTo(of(0.0));
  }

  @Test
  void countsTheRankInDecimal() {
    // Given
    LatencyHistogram histogram = new LatencyHistogram();
    for (int value = 0; value < 100; value++) {
      histogram.add(Math.scalb(1.0, value));
    }

    // When
    double seventh = histogram.quantile(0.07).orElseThrow();

    // Then: 0.07 * 100 is 7.000000000000001 in binary
    assertThat(seventh).isCloseTo(64, Offset.offset(64 * BOUND));
  }

  @Test
  void reportsTheWorkedNumberOfItsDocumentation() {
    assertThat(of(100).quantile(0.5).orElseThrow()).isCloseTo(100.4975, Offset.offset(0.0001));
  }

  @Test
  void addsNTimesAsOftenAsNSingleAdditions() {
    // Given
    LatencyHistogram single = new LatencyHistogram();
    for (int time = 0; time < 1_000; time++) {
      single.add(12.5);
    }
    LatencyHistogram folded = new LatencyHistogram();

    // When
    folded.add(12.5, 1_001);
    folded.add(12.5, -1);

    // Then
    assertThat(folded).isEqualTo(single);
    assertThat(folded.count()).isEqualTo(1_000);
  }

  @Test
  void hasNoQuantileWhenNothingIsCounted() {
    assertThat(new LatencyHistogram().quantile(0.5)).isEmpty();
    assertThat(of().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -1e-300, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNotALatency(double value) {
    // Given
    LatencyHistogram histogram = new LatencyHistogram();

    // When / Then
    assertThat(LatencyHistogram.accepts(value)).isFalse();
    assertThatThrownBy(() -> histogram.add(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite and >= 0, but is " + value);
    assertThat(histogram.isZero()).isTrue();
  }

  @Test
  void refusesAQuantileOutsideZeroToOne() {
    assertThatThrownBy(() -> of(1).quantile(1.01))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.01");
    assertThatThrownBy(() -> of(1).quantile(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void staysSmallWhenWritten() {
    // Given
    Random random = new Random(1);
    LatencyHistogram histogram = new LatencyHistogram();
    for (int event = 0; event < 10_000; event++) {
      histogram.add(Math.exp(3 + random.nextGaussian()));
    }

    // When / Then
    assertThat(histogram.toBytes()).hasSizeLessThan(900);
  }
}
