package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KolmogorovSmirnovStatisticTest {

  private static KsResult compare(double[] reference, double[] current) {
    double[] sorted = reference.clone();
    Arrays.sort(sorted);
    ReferenceBins bins = ReferenceBins.of(sorted);
    long[] counts = new long[bins.bins()];
    for (double value : current) {
      counts[bins.binOf(value)]++;
    }
    return KolmogorovSmirnov.compare(bins, counts).orElseThrow();
  }

  private static double[] steps(int size, double plus) {
    return IntStream.range(0, size).mapToDouble(i -> 1 + 99.0 * i / (size - 1) + plus).toArray();
  }

  private static double[] repeated(int... valuesAndCounts) {
    DoubleStream all = DoubleStream.empty();
    for (int index = 0; index < valuesAndCounts.length; index += 2) {
      double value = valuesAndCounts[index];
      all =
          DoubleStream.concat(
              all, DoubleStream.generate(() -> value).limit(valuesAndCounts[index + 1]));
    }
    return all.toArray();
  }

  /** SciPy, test_stats.py, TestKSTwoSamples: two-sided, exact. */
  private static Arguments[] casesOfSciPy() {
    return new Arguments[] {
      Arguments.of(new double[] {0}, new double[] {1}, 1, 1),
      Arguments.of(new double[] {1.01, 2.01}, new double[] {1, 2, 3}, 1 / 3.0, 1),
      Arguments.of(new double[] {.99, 1.99}, new double[] {1, 2, 3}, 2 / 3.0, .6),
      Arguments.of(new double[] {1.01, 2.01}, new double[] {1, 2, 3, 4}, .5, 14 / 15.0),
      Arguments.of(new double[] {.99, 1.99}, new double[] {1, 2, 3, 4}, .75, 6 / 15.0),
      Arguments.of(new double[] {1, 2}, new double[] {3}, 1, 2 / 3.0),
      Arguments.of(steps(100, 0), steps(100, 2.1), .03, .9999999999962055),
      Arguments.of(steps(100, 0), steps(100, 1.9), .02, 1),
      Arguments.of(steps(100, 0), steps(110, 20.1), 232 / 1100.0, .015739183865607353),
      Arguments.of(steps(100, 0), steps(110, 19.9), 229 / 1100.0, .017803803861026313),
    };
  }

  @ParameterizedTest
  @MethodSource("casesOfSciPy")
  void agreesWithSciPyWhereEveryReferenceValueIsAnAtom(
      double[] reference, double[] current, double statistic, double pValue) {
    // When
    KsResult result = compare(reference, current);

    // Then
    assertThat(result.errorBound()).isZero();
    assertThat(result.statistic()).isCloseTo(statistic, Offset.offset(1e-12));
    assertThat(result.pValue()).isCloseTo(pValue, Offset.offset(1e-10));
  }

  /** SciPy, test_stats.py, TestKSTwoSamples: ties, which its exact p-value ignores. */
  @Test
  void agreesWithSciPyOnTheStatisticOfTies() {
    // Given
    double[] a = repeated(2, 3, 3, 4, 5, 5, 6, 4);
    double[] shifted = Arrays.stream(a).map(value -> value + 1).toArray();
    double[] b = repeated(2, 3, 3, 4, 5, 10, 6, 4);
    double[] c = repeated(3, 10, 4, 2, 6, 10, 7, 4);

    // When
    KsResult first = compare(a, shifted);
    KsResult second = compare(b, c);

    // Then
    assertThat(first.statistic()).isCloseTo(5 / 16.0, Offset.offset(1e-12));
    assertThat(first.pValue()).isCloseTo(.4262934613454952, Offset.offset(1e-10));
    assertThat(second.statistic()).isCloseTo(190 / 21.0 / 26, Offset.offset(1e-12));
    assertThat(second.pValue()).isCloseTo(.0919245790168125, Offset.offset(1e-10));
  }

  /** popmon prints ROOT's KolmogorovProb of the scaled statistic: .8 gives .5441, 3 gives 0. */
  @ParameterizedTest
  @CsvSource({"0.1, 1", "0.8, 0.5441", "3.0, 0"})
  void agreesWithTheAsymptoticProbabilityOfPopmon(double scaled, double probability) {
    assertThat(KolmogorovSmirnov.limit(scaled)).isCloseTo(probability, Offset.offset(5e-5));
  }

  /** SciPy: kstwobign.sf. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.9639452436648751",
    "0.99, 0.2808738392255489",
    "1, 0.26999967167735456",
    "1.01, 0.25943416909359746",
    "2, 0.0006709252557796953",
    "4, 2.532833109818835e-14",
    "6, 1.0760372320042276e-31",
    "8, 5.14441874528483e-56",
  })
  void keepsTheDigitsOfTheSmallestProbability(double scaled, double probability) {
    assertThat(KolmogorovSmirnov.limit(scaled))
        .isCloseTo(probability, Percentage.withPercentage(1e-9));
  }

  @Test
  void fallsWithoutAStepWhereTheLimitIsAddedUpFromItsOwnSide() {
    // Given
    double below = Math.nextDown(1.0);

    // When / Then
    assertThat(KolmogorovSmirnov.limit(below))
        .isCloseTo(KolmogorovSmirnov.limit(1), Offset.offset(1e-15));
  }

  /** popmon: counts 2, 4 against 1, 3 have the scaled statistic 0.1291. */
  @Test
  void agreesWithTheHistogramExampleOfPopmon() {
    // When
    KsResult result = KolmogorovSmirnov.compare(new long[] {2, 4}, new long[] {1, 3}).orElseThrow();

    // Then
    assertThat(result.statistic() * Math.sqrt(6 * 4 / 10.0)).isCloseTo(.1291, Offset.offset(5e-5));
  }

  @RepeatedTest(80)
  void enclosesTheStatisticOfTheRawSamples(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double shift = random.nextDouble();
    double tied = random.nextInt(3) / 2.0;
    double[] reference =
        random.doubles(5 + random.nextInt(4_000)).map(v -> rounded(random, v, tied)).toArray();
    double[] current =
        random
            .doubles(5 + random.nextInt(400))
            .map(v -> rounded(random, v + shift, tied))
            .toArray();

    // When
    KsResult result = compare(reference, current);

    // Then
    double exact = new KolmogorovSmirnovTest().kolmogorovSmirnovStatistic(reference, current);
    assertThat(exact)
        .isBetween(result.statistic() - 1e-12, result.statistic() + result.errorBound() + 1e-12);
    assertThat(result.errorBound()).isLessThanOrEqualTo(2 / 200.0 + 2.0 / reference.length);
  }

  private static double rounded(Random random, double value, double tied) {
    return random.nextDouble() < tied ? Math.rint(value * 8) : value;
  }

  @Test
  void boundsTheErrorByHalfAPercentOnALargeReference() {
    // Given
    Random random = new Random(6);
    double[] reference = random.doubles(100_000).toArray();
    double[] current = random.doubles(50_000).toArray();

    // When
    KsResult result = compare(reference, current);

    // Then
    assertThat(result.errorBound()).isPositive().isLessThanOrEqualTo(0.005);
  }

  @Test
  void rejectsNoMoreThanItShouldWithoutDrift() {
    // Given
    Random random = new Random(12);
    double[] reference = random.doubles(5_000).sorted().toArray();
    ReferenceBins bins = ReferenceBins.of(reference);
    int rejected = 0;

    // When
    for (int window = 0; window < 2_000; window++) {
      long[] current = new long[bins.bins()];
      random.doubles(300).forEach(value -> current[bins.binOf(value)]++);
      if (KolmogorovSmirnov.compare(bins, current).orElseThrow().pValue() < 0.05) {
        rejected++;
      }
    }

    // Then
    assertThat(rejected / 2_000.0).isBetween(0.01, 0.06);
  }

  @Test
  void seesAConstantMove() {
    // Given
    double[] constant = DoubleStream.generate(() -> 3).limit(400).toArray();
    double[] moved = DoubleStream.generate(() -> 3.000_001).limit(400).toArray();

    // When / Then
    assertThat(compare(constant, constant)).isEqualTo(new KsResult(0, 0, 1));
    assertThat(compare(constant, moved).statistic()).isEqualTo(1);
    assertThat(compare(constant, moved).pValue()).isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 20000", "141, 141", "20000, 1", "20001, 1", "142, 141", "9000000000, 1"})
  void givesAProbabilityForAnySizes(long n, long m) {
    for (double statistic = 0; statistic <= 1; statistic += 0.05) {
      assertThat(KolmogorovSmirnov.pValue(statistic, n, m, 0.005)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void changesLittleWhereExactBecomesAsymptotic() {
    // When
    double exact = KolmogorovSmirnov.pValue(0.2, 200, 100, 0.005);
    double asymptotic = KolmogorovSmirnov.pValue(0.2, 201, 100, 0.005);

    // Then
    assertThat(exact).isCloseTo(asymptotic, Offset.offset(0.003));
  }

  /** Worked: 50 · 10⁶ / (50 + 10⁶) = 49.9975, so 1.63 + √(0.5826² · 0.005 + 49.9975 / 300²). */
  @Test
  void addsWhatStepsMiss() {
    // Given
    double statistic = 1.63 / Math.sqrt(49.9975);

    // When
    double pValue = KolmogorovSmirnov.pValue(statistic, 1_000_000, 50, 0.005);

    // Then
    assertThat(pValue).isCloseTo(KolmogorovSmirnov.limit(1.63 + 0.04745), Offset.offset(2e-6));
  }

  @Test
  void staysCautiousForAFeatureOfTwoValues() {
    // Given: one edge, at which the difference is normal with deviation 1/2 · √(1/n + 1/m)
    long[] reference = {50_000, 50_000};
    long[] current = {5_135, 4_865};

    // When
    double pValue = KolmogorovSmirnov.compare(reference, current).orElseThrow().pValue();

    // Then: that is 2.57 deviations, whose probability is 0.01
    assertThat(pValue).isBetween(0.01, 0.1);
  }

  @Test
  void isUndefinedForAnEmptySide() {
    assertThat(KolmogorovSmirnov.compare(new long[] {1, 2}, new long[2])).isEmpty();
    assertThat(KolmogorovSmirnov.compare(new long[2], new long[] {1, 2})).isEmpty();
  }

  @Test
  void refusesBinsThatDoNotMatchAndResultsOutsideTheirRange() {
    assertThatThrownBy(() -> KolmogorovSmirnov.compare(new long[2], new long[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new KsResult(0.5, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pValue must be between 0 and 1, but is NaN");
  }
}
