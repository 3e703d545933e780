package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a discrete reference never had are seen by the measures over groups. */
class DiscreteReferenceTest {

  private static double[] sample(int size, DoubleSupplier law) {
    return DoubleStream.generate(law).limit(size).sorted().toArray();
  }

  private static long[] groups(ReferenceBins bins, double... values) {
    long[] counts = new long[bins.bins()];
    for (double value : values) {
      counts[bins.binOf(value)]++;
    }
    return bins.inGroups(counts);
  }

  private static long[] referenceGroups(ReferenceBins bins) {
    return bins.inGroups(bins.counts());
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] zerosAndOnes(int zeros, int ones, double... others) {
    return DoubleStream.concat(
            DoubleStream.concat(Arrays.stream(filled(zeros, 0)), Arrays.stream(filled(ones, 1))),
            Arrays.stream(others))
        .sorted()
        .toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 0.5, 2, Double.MIN_VALUE, 1e300})
  void seesValuesBelowBetweenAndAboveZerosAndOnes(double novelty) {
    // Given
    ReferenceBins bins = ReferenceBins.of(zerosAndOnes(7_500, 2_500));
    long[] reference = referenceGroups(bins);

    // When: 5 % of the window is new
    long[] current =
        groups(
            bins,
            DoubleStream.concat(
                    Arrays.stream(zerosAndOnes(710, 240)), Arrays.stream(filled(50, novelty)))
                .toArray());

    // Then: 0.0499·ln(0.05/0.0001) is 0.31
    assertThat(bins.hasElsewhere()).isTrue();
    assertThat(reference).containsExactly(0, 7_500, 2_500);
    assertThat(current).containsExactly(50, 710, 240);
    assertThat(PopulationStability.psi(reference, current).orElseThrow())
        .isCloseTo(0.0499 * Math.log(500), Offset.offset(0.01));
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow()).isLessThan(1e-40);
  }

  @Test
  void isTheIndexOfItsAtomsWhenNothingIsNew() {
    // Given
    ReferenceBins bins = ReferenceBins.of(zerosAndOnes(7_500, 2_500));

    // When
    long[] current = groups(bins, zerosAndOnes(600, 400));

    // Then
    assertThat(PopulationStability.psi(referenceGroups(bins), current))
        .isEqualTo(PopulationStability.psi(new long[] {7_500, 2_500}, new long[] {600, 400}));
    assertThat(ChiSquareHomogeneity.test(referenceGroups(bins), current))
        .isEqualTo(ChiSquareHomogeneity.test(new long[] {7_500, 2_500}, new long[] {600, 400}));
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "500"})
  void definesTheIndexOfAConstant(int size) {
    // Given
    ReferenceBins bins = ReferenceBins.of(filled(size, 42));
    long[] reference = referenceGroups(bins);

    // When
    double same = PopulationStability.psi(reference, groups(bins, filled(9, 42))).orElseThrow();
    double moved = PopulationStability.psi(reference, groups(bins, filled(9, 42.1))).orElseThrow();

    // Then: 2 · 0.9999 · ln(10,000)
    assertThat(same).isZero();
    assertThat(moved).isCloseTo(2 * 0.9999 * Math.log(10_000), Offset.offset(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 199, 250, 1_000, 10_000})
  void leavesAContinuousReferenceItsDeciles(int size) {
    // Given
    Random random = new Random(size);

    // When
    ReferenceBins bins = ReferenceBins.of(sample(size, random::nextGaussian));

    // Then
    assertThat(bins.hasElsewhere()).isFalse();
    assertThat(bins.groups()).isEqualTo(10);
    assertThat(Arrays.stream(referenceGroups(bins)))
        .allMatch(count -> Math.abs(count - size / 10.0) < 1);
  }

  @Test
  void leavesARoundedReferenceItsDecilesWhileMostOfItsValuesAreRare() {
    // Given: one decimal, about 60 different values of which many occur once or twice
    Random random = new Random(3);

    // When
    ReferenceBins bins =
        ReferenceBins.of(sample(150, () -> Math.rint(random.nextGaussian() * 10) / 10));

    // Then
    assertThat(bins.hasElsewhere()).isFalse();
    assertThat(bins.groups()).isBetween(8, 10);
  }

  @Test
  void countsAFewRareValuesOfTheReferenceAsElsewhere() {
    // Given: 30 of 10,000 are spread over other values
    Random random = new Random(5);
    double[] others = random.doubles(30, 2, 900).toArray();
    ReferenceBins bins = ReferenceBins.of(zerosAndOnes(9_000, 970, others));

    // When / Then
    assertThat(referenceGroups(bins)).containsExactly(30, 9_000, 970);
    assertThat(groups(bins, 5, 0, 1, 1)).containsExactly(1, 1, 2);
  }

  @Test
  void keepsTheDecilesWhereATenthIsSpread() {
    // Given
    Random random = new Random(5);
    double[] others = random.doubles(1_000, 2, 900).toArray();

    // When
    ReferenceBins bins = ReferenceBins.of(zerosAndOnes(5_000, 4_000, others));

    // Then
    assertThat(bins.hasElsewhere()).isFalse();
  }

  @Test
  void putsManyAtomsIntoTheirDeciles() {
    // Given: the integers 0 to 99, equally often
    int[] next = {0};
    ReferenceBins bins = ReferenceBins.of(sample(10_000, () -> next[0]++ % 100));

    // When / Then: ten groups of ten, and elsewhere
    assertThat(bins.groups()).isEqualTo(11);
    assertThat(referenceGroups(bins)[0]).isZero();
    assertThat(Arrays.stream(referenceGroups(bins)).skip(1)).containsOnly(1_000L);
    assertThat(groups(bins, 7, 7.5, -3, 250)).containsExactly(3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /** The group of what is new is chosen by the reference, and must not make the test fire. */
  @ParameterizedTest
  @CsvSource({"200, 100", "200, 2000", "1000, 100", "1000, 5000", "20000, 500"})
  void firesNoMoreOftenThanItsLevelOnADiscreteLaw(int referenceSize, int size) {
    // Given
    SplittableRandom random = new SplittableRandom(referenceSize + size);
    int windows = 1_500;
    int discrete = 0;
    int[] fired = new int[2];

    // When: a sum of 40 tosses, about 25 values, the outer ones rare
    for (int window = 0; window < windows; window++) {
      ReferenceBins bins = ReferenceBins.of(sample(referenceSize, () -> tosses(random)));
      discrete += bins.hasElsewhere() ? 1 : 0;
      long[] current = groups(bins, sample(size, () -> tosses(random)));
      double pValue = ChiSquareHomogeneity.pValue(referenceGroups(bins), current).orElseThrow();
      fired[0] += pValue < 0.01 ? 1 : 0;
      fired[1] += pValue < 0.05 ? 1 : 0;
    }

    // Then: 1.2 α and three standard deviations of the count
    assertThat(discrete).isGreaterThan(windows / 2);
    assertThat((double) fired[0] / windows).isLessThan(0.012 + 3 * Math.sqrt(0.01 / windows));
    assertThat((double) fired[1] / windows).isLessThan(0.06 + 3 * Math.sqrt(0.05 / windows));
  }

  private static double tosses(SplittableRandom random) {
    return Long.bitCount(random.nextLong() >>> 24);
  }
}
