package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WassersteinTest {

  private static ReferenceScale scale(double[] reference) {
    DescriptiveStatistics statistics = new DescriptiveStatistics(reference);
    double deviation = reference.length > 1 ? statistics.getStandardDeviation() : 0;
    return new ReferenceScale(
        statistics.getMean(), deviation, statistics.getMin(), statistics.getMax());
  }

  private static Wasserstein distance(double[] reference, double[] current) {
    double[] sorted = reference.clone();
    Arrays.sort(sorted);
    ReferenceBins bins = ReferenceBins.of(sorted);
    ReferenceScale scale = scale(sorted);
    long[] counts = new long[bins.bins()];
    FeatureMoments moments = new FeatureMoments();
    for (double value : current) {
      counts[bins.binOf(value)]++;
      moments.add(value, scale);
    }
    return Wasserstein.of(bins, counts, moments, scale).orElseThrow();
  }

  /** The area between the two distribution functions, value by value. */
  private static double bruteForce(double[] reference, double[] current) {
    double[] all =
        DoubleStream.concat(Arrays.stream(reference), Arrays.stream(current)).sorted().toArray();
    double area = 0;
    for (int index = 0; index + 1 < all.length; index++) {
      double at = all[index];
      double f = (double) Arrays.stream(reference).filter(value -> value <= at).count();
      double g = (double) Arrays.stream(current).filter(value -> value <= at).count();
      area += Math.abs(f / reference.length - g / current.length) * (all[index + 1] - all[index]);
    }
    return area;
  }

  private static double[] repeated(double... valuesAndTimes) {
    DoubleStream all = DoubleStream.empty();
    for (int index = 0; index < valuesAndTimes.length; index += 2) {
      double value = valuesAndTimes[index];
      all =
          DoubleStream.concat(
              all, DoubleStream.generate(() -> value).limit((long) valuesAndTimes[index + 1]));
    }
    return all.toArray();
  }

  /** SciPy, test_stats.py, TestWassersteinDistance; weights as repetitions. */
  private static Arguments[] casesOfSciPy() {
    return new Arguments[] {
      Arguments.of(new double[] {0, 1, 2}, new double[] {1, 2, 3}, 1),
      Arguments.of(repeated(0, 3, 1, 1), new double[] {0}, .25),
      Arguments.of(repeated(4.5, 3, 6.7, 1, 2.1, 1), repeated(4.6, 1, 7, 3, 9.2, 1), 2.5),
      Arguments.of(new double[] {1, 2, 3, 4, 5}, new double[] {11, 12, 13, 14, 15}, 10),
    };
  }

  @ParameterizedTest
  @MethodSource("casesOfSciPy")
  void agreesWithSciPyWithinItsBound(double[] reference, double[] current, double expected) {
    // When
    Wasserstein distance = distance(reference, current);

    // Then: moments are rounded to 2^-32 deviations
    assertThat(distance.value()).isCloseTo(expected, Offset.offset(distance.errorBound() + 1e-8));
    assertThat(bruteForce(reference, current)).isCloseTo(expected, Offset.offset(1e-12));
  }

  @Test
  void isExactWhereAllValuesAreAtomsOrBeyondTheReference() {
    // When
    Wasserstein beyond = distance(new double[] {1, 2, 3, 4, 5}, new double[] {-8, 12, 13, 3});

    // Then: only the width of an atom, one step of the doubles, is uncertain
    assertThat(beyond.errorBound()).isLessThan(1e-14);
    assertThat(beyond.value())
        .isCloseTo(
            bruteForce(new double[] {1, 2, 3, 4, 5}, new double[] {-8, 12, 13, 3}),
            Offset.offset(1e-8));
  }

  @RepeatedTest(80)
  void enclosesTheDistanceOfTheRawSamples(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double shift = random.nextGaussian() * random.nextInt(4);
    double tied = random.nextInt(3) / 2.0;
    double[] reference = sample(random, 2 + random.nextInt(1_500), 0, tied);
    double[] current = sample(random, 1 + random.nextInt(300), shift, tied);

    // When
    Wasserstein distance = distance(reference, current);

    // Then
    assertThat(bruteForce(reference, current))
        .isCloseTo(distance.value(), Offset.offset(distance.errorBound() + 1e-8));
  }

  private static double[] sample(Random random, int size, double shift, double tied) {
    return DoubleStream.generate(
            () -> {
              double value = random.nextGaussian() * 3 + shift;
              return random.nextDouble() < tied ? Math.rint(value) : value;
            })
        .limit(size)
        .toArray();
  }

  @Test
  void hasASmallBoundOnALargeReference() {
    // Given
    Random random = new Random(8);
    double[] reference = random.doubles(100_000).toArray();
    double[] current = random.doubles(20_000).map(value -> value + 0.1).toArray();

    // When
    Wasserstein distance = distance(reference, current);

    // Then: a shift of a uniform by 0.1, in deviations of √(1/12)
    assertThat(distance.value()).isCloseTo(0.1, Offset.offset(0.005));
    assertThat(distance.errorBound()).isLessThan(0.0055);
    assertThat(distance.normalised().orElseThrow())
        .isCloseTo(0.1 * Math.sqrt(12), Offset.offset(0.02));
  }

  @Test
  void isInTheUnitOfTheFeatureForAConstantReferenceAndNotNormalised() {
    // Given
    double[] constant = repeated(42, 300);

    // When
    Wasserstein same = distance(constant, repeated(42, 10));
    Wasserstein moved = distance(constant, repeated(42, 5, 40, 3, 46, 2));

    // Then
    assertThat(same.value()).isZero();
    assertThat(moved.value()).isCloseTo((3 * 2 + 2 * 4) / 10.0, Offset.offset(1e-7));
    assertThat(moved.normalised()).isEmpty();
    assertThat(moved.normalisedErrorBound()).isEmpty();
  }

  @Test
  void isUndefinedWithoutValuesAndBeyondTheDoubles() {
    // Given
    double[] widest = {-Double.MAX_VALUE, Double.MAX_VALUE};
    ReferenceBins bins = ReferenceBins.of(widest);
    ReferenceScale scale =
        new ReferenceScale(0, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE);
    FeatureMoments moments = new FeatureMoments();

    // When / Then
    assertThat(Wasserstein.of(bins, new long[bins.bins()], moments, scale)).isEmpty();
    moments.add(7, scale);
    long[] one = new long[bins.bins()];
    one[bins.binOf(7)]++;
    assertThat(Wasserstein.of(bins, one, moments, scale)).isEmpty();
    assertThatThrownBy(() -> new Wasserstein(-1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("value must be finite and >= 0, but is -1.0");
  }
}
