package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.histogram.FeatureMoments;
import dev.plumbline.statistics.histogram.ReferenceBins;
import dev.plumbline.statistics.histogram.ReferenceScale;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

public class WassersteinTest {

  private static ReferenceScale scale(double[] reference) {
    DescriptiveStatistics statistics = new DescriptiveStatistics(reference);
    double deviation = reference.length > 1 ? statistics.getStandardDeviation() : 0;
    return new ReferenceScale(
        statistics.getMean(), deviation, statistics.getMin(), statistics.getMax());
  }

  /** The scale of a reference that knows how far its values lie beyond its outermost edges. */
  private static ReferenceScale scale(double[] reference, ReferenceBins bins) {
    ReferenceScale plain = scale(reference);
    double low = bins.upperEdges()[0];
    double high = bins.upperEdges()[bins.bins() - 2];
    return new ReferenceScale(
        plain.mean(),
        plain.deviation(),
        low,
        high,
        Arrays.stream(reference).map(value -> Math.max(0, low - value)).average().orElseThrow(),
        Arrays.stream(reference).map(value -> Math.max(0, value - high)).average().orElseThrow());
  }

  private static Wasserstein distance(double[] reference, double[] current) {
    double[] sorted = reference.clone();
    Arrays.sort(sorted);
    ReferenceBins bins = ReferenceBins.of(sorted);
    return distance(bins, scale(sorted, bins), current);
  }

  private static Wasserstein distance(ReferenceBins bins, ReferenceScale scale, double[] current) {
    long[] counts = new long[bins.bins()];
    FeatureMoments moments = new FeatureMoments();
    for (double value : current) {
      counts[bins.binOf(value)]++;
      moments.add(value, scale);
    }
    return Wasserstein.of(bins, counts, moments, scale).orElseThrow();
  }

  /** The area between the two distribution functions, value by value. */
  public static double bruteForce(double[] reference, double[] current) {
    double[] one = Arrays.stream(reference).sorted().toArray();
    double[] other = Arrays.stream(current).sorted().toArray();
    double[] all = DoubleStream.concat(Arrays.stream(one), Arrays.stream(other)).sorted().toArray();
    double area = 0;
    int f = 0;
    int g = 0;
    for (int index = 0; index + 1 < all.length; index++) {
      while (f < one.length && one[f] <= all[index]) {
        f++;
      }
      while (g < other.length && other[g] <= all[index]) {
        g++;
      }
      double apart = Math.abs((double) f / one.length - (double) g / other.length);
      area += apart * (all[index + 1] - all[index]);
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

  private static double[] normal(Random random, int size, double mean) {
    return DoubleStream.generate(() -> mean + random.nextGaussian()).limit(size).toArray();
  }

  /** One value far out, in the reference, in the window or in both, on either side. */
  @ParameterizedTest
  @CsvSource({"1000, 0", "0, 1000", "1000, 1000", "-1000, 0", "0, -1000", "1e9, 0", "-1e9, 1e9"})
  void isAsNearAsItsBoundSaysHoweverFarAValueLies(double inReference, double inWindow) {
    // Given
    Random random = new Random(20);
    double[] reference = normal(random, 15_000, 5);
    double[] current = normal(random, 5_000, 5.3);
    reference[7] = inReference == 0 ? reference[7] : inReference;
    current[7] = inWindow == 0 ? current[7] : inWindow;

    // When
    Wasserstein distance = distance(reference, current);

    // Then: bins of 1/200, and twice a hundredth of a deviation beyond the outermost edges
    double exact = bruteForce(reference, current);
    assertThat(distance.value())
        .isCloseTo(exact, Offset.offset(distance.errorBound() + exact * 1e-9));
    boolean onOneSide = inReference * inWindow <= 0;
    assertThat(distance.errorBound())
        .isLessThan(onOneSide ? 0.04 : 0.04 + 2 * 1_000.0 / reference.length);
  }

  /** N(5, 1), 14,999 times, and one 1,000 against N(5.3, 1): 4.28 ± 8.96 with one bin to 1,000. */
  @Test
  void reportsAShiftBesideAValueFarOut() {
    // Given
    Random random = new Random(14);
    double[] reference = normal(random, 15_000, 5);
    reference[0] = 1_000;
    double[] current = normal(random, 15_000, 5.3);

    // When
    Wasserstein distance = distance(reference, current);

    // Then: 0.3, and 995 · 1/15,000
    assertThat(distance.value()).isCloseTo(0.366, Offset.offset(0.02));
    assertThat(distance.errorBound()).isLessThan(0.035);
    assertThat(bruteForce(reference, current))
        .isCloseTo(distance.value(), Offset.offset(distance.errorBound()));
  }

  /** A Pareto tail of exponent 1.5, whose variance has no end. */
  @RepeatedTest(20)
  void enclosesTheDistanceOfHeavyTails(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double factor = 1 + 0.1 * random.nextInt(4);
    double[] reference =
        random.doubles(8_000).map(uniform -> Math.pow(1 - uniform, -1 / 1.5)).toArray();
    double[] current =
        random.doubles(3_000).map(uniform -> -factor * Math.pow(1 - uniform, -1 / 1.5)).toArray();
    if (repetition.getCurrentRepetition() % 2 == 0) {
      current = Arrays.stream(current).map(value -> -value).toArray();
    }

    // When
    Wasserstein distance = distance(reference, current);

    // Then
    double exact = bruteForce(reference, current);
    assertThat(distance.value())
        .isCloseTo(exact, Offset.offset(distance.errorBound() + exact * 1e-6));
    assertThat(distance.errorBound()).isLessThan(Math.max(0.15 * exact, 1.3));
  }

  /** A profile that was built before its features knew the mean distance beyond their edges. */
  @RepeatedTest(20)
  void enclosesTheDistanceFromAReferenceThatKnowsOnlyItsExtremes(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[] reference = normal(random, 3_000, 0);
    Arrays.sort(reference);
    double[] current = normal(random, 500, random.nextGaussian());

    // When
    Wasserstein distance = distance(ReferenceBins.of(reference), scale(reference), current);

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
