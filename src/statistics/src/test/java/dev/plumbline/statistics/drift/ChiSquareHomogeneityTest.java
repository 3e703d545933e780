package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChiSquareHomogeneityTest {
  private static final double NO_POOLING = 0;

  /** evidently's sample; the homogeneity p-value was computed with SciPy. */
  @Test
  void agreesWithTheSampleOfEvidently() {
    // Given
    long[] reference = {16, 18, 16, 14, 12, 12};
    long[] current = {16, 16, 16, 16, 16, 8};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow())
        .isCloseTo(.8985262394026607, Offset.offset(1e-13));
  }

  /** evidently's sample, popmon's and Frouros' with their statistic; evidently's by SciPy. */
  @Test
  void givesTheStatisticsOfEvidentlyPopmonAndFrouros() {
    // When
    ChiSquareResult evidently =
        ChiSquareHomogeneity.test(
                new long[] {16, 18, 16, 14, 12, 12}, new long[] {16, 16, 16, 16, 16, 8})
            .orElseThrow();
    ChiSquareResult popmon =
        ChiSquareHomogeneity.test(new long[] {1, 2, 0, 5}, new long[] {3, 4, 0, 2}, NO_POOLING)
            .orElseThrow();
    ChiSquareResult frouros =
        ChiSquareHomogeneity.test(new long[] {4, 2, 0}, new long[] {1, 1, 4}, NO_POOLING)
            .orElseThrow();

    // Then
    assertThat(evidently.statistic()).isCloseTo(1.6224089635854342, Offset.offset(1e-13));
    assertThat(evidently.degrees()).isEqualTo(5);
    assertThat(popmon.statistic()).isCloseTo(2.9036, Offset.offset(5e-5));
    assertThat(popmon.statistic() / popmon.degrees()).isCloseTo(1.4518, Offset.offset(5e-5));
    assertThat(frouros.statistic()).isCloseTo(6.13333333, Offset.offset(5e-9));
    assertThat(frouros.degrees()).isEqualTo(2);
  }

  @Test
  void reportsTheStatisticOfWhatIsTooRareForIt() {
    // Given: the rare category expects 0.08 of the window's 20
    long[] reference = {996, 4};
    long[] current = {18, 2};

    // When
    ChiSquareResult result = ChiSquareHomogeneity.test(reference, current).orElseThrow();

    // Then: Yates's over both, as SciPy's chi2_contingency has it (p 4.5e-5), while the p-value is
    // the binomial one
    assertThat(result.statistic()).isCloseTo(16.665532544378696, Offset.offset(1e-10));
    assertThat(result.degrees()).isEqualTo(1);
    assertThat(result.pValue()).isGreaterThan(4.5e-5);
  }

  /** popmon: with the empty column dropped and nothing pooled. */
  @Test
  void agreesWithTheExampleOfPopmonWithoutPooling() {
    assertThat(
            ChiSquareHomogeneity.pValue(
                    new long[] {1, 2, 0, 5}, new long[] {3, 4, 0, 2}, NO_POOLING)
                .orElseThrow())
        .isCloseTo(.2341, Offset.offset(5e-5));
  }

  /** Frouros: a, a, b, a, a, b against b, a, c, c, c, c, nothing pooled. */
  @Test
  void agreesWithTheExampleOfFrourosWithoutPooling() {
    assertThat(
            ChiSquareHomogeneity.pValue(new long[] {4, 2, 0}, new long[] {1, 1, 4}, NO_POOLING)
                .orElseThrow())
        .isCloseTo(.04657615, Offset.offset(5e-9));
  }

  /** SciPy's chi2_contingency of [[10, 20], [30, 20]]: 4.32, 0.03766692222862869. */
  @Test
  void correctsTwoCategoriesAsSciPyDoes() {
    // When
    ChiSquareResult result =
        ChiSquareHomogeneity.test(new long[] {10, 20}, new long[] {30, 20}).orElseThrow();

    // Then
    assertThat(result.statistic()).isCloseTo(4.32, Offset.offset(1e-12));
    assertThat(result.pValue()).isCloseTo(.03766692222862869, Offset.offset(1e-14));
  }

  /** 4 million multinomial windows drawn with NumPy: 0.000267 reach it; χ² alone says 0.000170. */
  @Test
  void isNotTooSureFarOut() {
    // Given: ten groups, 5 expected in each
    long[] reference = new long[10];
    Arrays.fill(reference, 1_000_000);
    long[] current = {17, 4, 4, 4, 4, 4, 4, 3, 3, 3};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow())
        .isCloseTo(0.000267, Offset.offset(1e-5));
  }

  /**
   * Recomputed with SciPy's chi2.sf and the formula of Read and Cressie: χ² alone says 0.009232,
   * with the term in 1/n it is 0.011864. Above 0.01 nothing is corrected, so no p-value may jump
   * over those that are not: 0.01 is reported.
   */
  @Test
  void correctsNoFurtherThanToWhereNothingIsCorrected() {
    // Given: nine groups of 5 expected each and one of 55
    long[] reference = new long[10];
    Arrays.fill(reference, 1_000_000);
    reference[9] = 11_000_000;
    long[] current = {2, 9, 3, 7, 4, 4, 10, 2, 11, 48};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow()).isEqualTo(0.01);
  }

  @RepeatedTest(30)
  void agreesWithCommonsMathWhereNothingIsPooled(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int categories = 3 + random.nextInt(11);
    long[][] table = new long[2][categories];
    for (int category = 0; category < categories; category++) {
      table[0][category] = 400 + random.nextInt(200);
      table[1][category] = 40 + random.nextInt(20);
    }

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(table[0], table[1]).orElseThrow())
        .isCloseTo(new ChiSquareTest().chiSquareTest(table), Offset.offset(1e-12));
  }

  @Test
  void poolsWhatIsExpectedTooSeldomFromTheRarestUp() {
    // Given: of 40 current counts, a reference share of 1/8, 50 of 400, expects 5
    long[] reference = {200, 150, 30, 18, 2};
    long[] current = {20, 10, 5, 3, 2};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow())
        .isCloseTo(
            ChiSquareHomogeneity.pValue(
                    new long[] {200, 150, 50}, new long[] {20, 10, 10}, NO_POOLING)
                .orElseThrow(),
            Offset.offset(1e-14));
  }

  @Test
  void pairsManyRareCategoriesInsteadOfThrowingAllTogether() {
    // Given: each of the ten expects 4.9
    long[] reference = {100, 100, 100, 100, 100, 100, 100, 100, 100, 100};
    long[] current = {3, 3, 4, 4, 5, 5, 6, 6, 6, 7};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow())
        .isCloseTo(
            ChiSquareHomogeneity.pValue(
                    new long[] {200, 200, 200, 200, 200}, new long[] {6, 8, 10, 12, 13}, NO_POOLING)
                .orElseThrow(),
            Offset.offset(1e-14));
  }

  @Test
  void joinsWhatIsLeftToTheLastPool() {
    // Given: each of the five expects 4, so two and two are pooled, and the fifth is left
    long[] reference = {90, 90, 90, 90, 90};
    long[] current = {1, 4, 3, 5, 7};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow())
        .isCloseTo(
            ChiSquareHomogeneity.pValue(new long[] {180, 270}, new long[] {5, 15}, NO_POOLING)
                .orElseThrow(),
            Offset.offset(1e-14));
  }

  @Test
  void seesAConstantCategoryReplacedByANewOne() {
    // When
    double replaced =
        ChiSquareHomogeneity.pValue(new long[] {1_000, 0}, new long[] {0, 50}).orElseThrow();
    double once =
        ChiSquareHomogeneity.pValue(new long[] {1_000, 0}, new long[] {49, 1}).orElseThrow();

    // Then: one new value of 50 after none in 1,000 has probability 50/1050, doubled
    assertThat(replaced).isBetween(0.0, 1e-50);
    assertThat(once).isCloseTo(2 * 50 / 1050.0, Offset.offset(1e-12));
  }

  @Test
  void testsRareCategoriesApartFromTheOthers() {
    // Given: of the 20 current counts 0.08 are expected in the rare category
    BinomialDistribution rare = new BinomialDistribution(null, 6, 20 / 1020.0);

    // When
    double alone =
        ChiSquareHomogeneity.pValue(new long[] {996, 4}, new long[] {18, 2}).orElseThrow();
    double besideOthers =
        ChiSquareHomogeneity.pValue(new long[] {498, 498, 4}, new long[] {9, 9, 2}).orElseThrow();

    // Then
    double atLeastTwo = 1 - rare.cumulativeProbability(1);
    assertThat(alone).isCloseTo(2 * atLeastTwo, Offset.offset(1e-12));
    assertThat(besideOthers).isCloseTo(4 * atLeastTwo, Offset.offset(1e-12));
  }

  @Test
  void doesNotHideARareCategoryBehindWhatItDisplaces() {
    // Given: the rare one takes exactly what the first loses
    long[] reference = {1_000, 1, 1_000};
    long[] current = {1, 1_000, 1_000};

    // When / Then
    assertThat(ChiSquareHomogeneity.pValue(reference, current).orElseThrow()).isLessThan(1e-50);
  }

  @Test
  void isFiniteForACategoryThatTheReferenceNeverSaw() {
    assertThat(
            ChiSquareHomogeneity.pValue(new long[] {500, 500, 0}, new long[] {10, 10, 80})
                .orElseThrow())
        .isBetween(0.0, 1e-50);
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 10_000, 1_000_000, 1_000_000_000_000L})
  void vanishesHoweverLargeTheDifference(long size) {
    assertThat(
            ChiSquareHomogeneity.pValue(new long[] {size, 1, size}, new long[] {1, size, size})
                .orElseThrow())
        .isBetween(0.0, 1e-10);
  }

  @Test
  void givesAProbabilityAtEveryStatisticUpToWhereItVanishes() {
    for (long moved = 0; moved <= 20_000; moved += 20) {
      // When
      double pValue =
          ChiSquareHomogeneity.pValue(
                  new long[] {20_000, 20_000}, new long[] {20_000 - moved, 20_000 + moved})
              .orElseThrow();

      // Then
      assertThat(pValue).isBetween(0.0, 1.0);
    }
  }

  @Test
  void isUndefinedForAnEmptySideAndForOneCategory() {
    assertThat(ChiSquareHomogeneity.pValue(new long[] {10, 20}, new long[2])).isEmpty();
    assertThat(ChiSquareHomogeneity.pValue(new long[] {100, 0}, new long[] {100, 0})).isEmpty();
  }

  /** SciPy: {@code hypergeom.sf(9, 8200, 10, 200)} gives 5.959976214983055e-17, doubled. */
  @Test
  void countsNewValuesThoughTheyAreFewerThanExpectedOfACategory() {
    // Given: 50 even categories, of which a window of 200 expects 4 each, and 10 values of none
    long[] reference = new long[51];
    Arrays.fill(reference, 0, 50, 160);
    long[] current = new long[51];
    Arrays.fill(current, 0, 40, 4);
    Arrays.fill(current, 40, 50, 3);
    current[50] = 10;

    // When
    ChiSquareResult result = ChiSquareHomogeneity.test(reference, current).orElseThrow();

    // Then
    assertThat(result.pValue())
        .isCloseTo(2 * 5.959976214983055e-17, Percentage.withPercentage(1e-6));
    assertThat(result.test()).isEqualTo(TestOfShares.FISHER);
  }

  @ParameterizedTest
  @ValueSource(longs = {800, 8_000, 80_000})
  void countsNewValuesBesideFewCategories(long size) {
    // Given: 8 even categories, and 10 of 39 values of none
    long[] reference = new long[9];
    Arrays.fill(reference, 0, 8, size / 8);
    long[] current = {4, 4, 4, 4, 4, 3, 3, 3, 10};

    // When
    ChiSquareResult result = ChiSquareHomogeneity.test(reference, current).orElseThrow();

    // Then
    assertThat(result.pValue()).isBetween(0.0, 3e-14);
    assertThat(result.statistic()).isGreaterThan(190);
  }

  /**
   * SciPy: {@code chi2_contingency([[200, 0], [0, 4]])} gives 155.296275, {@code hypergeom.sf(3,
   * 204, 4, 4)} 1.4273734340482316e-08.
   */
  @Test
  void hasAStatisticWhenAllValuesAreNew() {
    // When
    ChiSquareResult result =
        ChiSquareHomogeneity.test(new long[] {100, 100, 0}, new long[] {0, 0, 4}).orElseThrow();

    // Then
    assertThat(result.statistic()).isCloseTo(155.296275, Offset.offset(1e-9));
    assertThat(result.degrees()).isEqualTo(1);
    assertThat(result.pValue())
        .isCloseTo(2 * 1.4273734340482316e-08, Percentage.withPercentage(1e-6));
  }

  @Test
  void reportsWhichTestItsPValueIsOf() {
    assertThat(testOf(new long[] {40, 60}, new long[] {50, 50})).isEqualTo(TestOfShares.CHI_SQUARE);
    assertThat(testOf(new long[] {996, 4}, new long[] {18, 2})).isEqualTo(TestOfShares.BINOMIAL);
    assertThat(testOf(new long[] {498, 498, 4}, new long[] {19, 1, 0}))
        .isEqualTo(TestOfShares.CHI_SQUARE);
    assertThat(testOf(new long[] {996, 0}, new long[] {18, 2})).isEqualTo(TestOfShares.FISHER);
    // 1 new value of 1,000 says nothing beside the move of the others.
    assertThat(testOf(new long[] {500, 500, 0}, new long[] {899, 100, 1}))
        .isEqualTo(TestOfShares.CHI_SQUARE);
  }

  private static TestOfShares testOf(long[] reference, long[] current) {
    return ChiSquareHomogeneity.test(reference, current).orElseThrow().test();
  }

  /** Up to eleven cells may be groups, whose reference alone decides what is pooled. */
  @Test
  void poolsElevenCellsByTheReferenceAndTwelveByTheTotals() {
    // Given: of 1,000 to 40 a reference of 125, or a total of 130, expects 5
    long[] eleven = {200, 200, 126, 126, 60, 60, 60, 60, 54, 27, 27};
    long[] current = {12, 12, 0, 0, 3, 3, 2, 2, 2, 2, 2};
    long[] twelve = {200, 200, 126, 126, 60, 60, 60, 60, 54, 27, 26, 1};
    long[] alike = {12, 12, 0, 0, 3, 3, 2, 2, 2, 2, 2, 0};

    // When
    double byReference = ChiSquareHomogeneity.pValue(eleven, current).orElseThrow();
    double byTotals = ChiSquareHomogeneity.pValue(twelve, alike).orElseThrow();

    // Then: the two of 126 that nothing of the window is in stand alone, or are pooled
    assertThat(byReference)
        .isCloseTo(
            ChiSquareHomogeneity.pValue(
                    new long[] {168, 180, 126, 126, 200, 200},
                    new long[] {9, 7, 0, 0, 12, 12},
                    NO_POOLING)
                .orElseThrow(),
            Offset.offset(1e-14));
    assertThat(byTotals)
        .isCloseTo(
            ChiSquareHomogeneity.pValue(
                    new long[] {168, 180, 252, 200, 200}, new long[] {8, 8, 0, 12, 12}, NO_POOLING)
                .orElseThrow(),
            Offset.offset(1e-14));
  }

  @Test
  void refusesCategoriesThatDoNotMatch() {
    assertThatThrownBy(() -> ChiSquareHomogeneity.pValue(new long[2], new long[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * The p-value that stands beside PSI: at level α it fires in about α of windows without drift.
   */
  @ParameterizedTest
  @ValueSource(ints = {30, 49, 50, 100, 200, 1_000})
  void firesAsOftenAsItsLevelSaysOnTheGroupsOfPsi(int size) {
    // Given
    SplittableRandom random = new SplittableRandom(size);
    int windows = 4_000;
    int[] fired = new int[2];

    // When: the reference is a sample like the window, so it is drawn anew as well
    for (int window = 0; window < windows; window++) {
      double pValue =
          ChiSquareHomogeneity.pValue(tenGroups(random, 2_000), tenGroups(random, size))
              .orElseThrow();
      fired[0] += pValue < 0.01 ? 1 : 0;
      fired[1] += pValue < 0.05 ? 1 : 0;
    }

    // Then
    assertThat((double) fired[0] / windows).isBetween(0.005, 0.014);
    assertThat((double) fired[1] / windows).isBetween(0.038, 0.06);
  }

  /**
   * With more than ten categories the totals choose the pools. By the reference alone the share at
   * 1 % would be 0.028 to 0.044 here.
   */
  @ParameterizedTest
  @ValueSource(ints = {50, 100, 500})
  void firesAsOftenAsItsLevelSaysOnFiftyCategoriesOfASmallReference(int size) {
    // Given
    SplittableRandom random = new SplittableRandom(size);
    int windows = 3_000;
    int fired = 0;

    // When
    for (int window = 0; window < windows; window++) {
      double pValue =
          ChiSquareHomogeneity.pValue(fifty(random, 1_000), fifty(random, size)).orElseThrow();
      fired += pValue < 0.01 ? 1 : 0;
    }

    // Then
    assertThat((double) fired / windows).isBetween(0.005, 0.016);
  }

  /** Fifty categories, each half as frequent as the one at half its rank. */
  private static long[] fifty(SplittableRandom random, int size) {
    long[] categories = new long[50];
    for (int event = 0; event < size; event++) {
      categories[(int) Math.pow(51, random.nextDouble()) - 1]++;
    }
    return categories;
  }

  private static long[] tenGroups(SplittableRandom random, int size) {
    long[] groups = new long[10];
    for (int event = 0; event < size; event++) {
      groups[random.nextInt(10)]++;
    }
    return groups;
  }

  /** A hundred rare categories and a common one: what is rare must not fire more often either. */
  @Test
  void firesAsSeldomOnRareCategories() {
    // Given
    SplittableRandom random = new SplittableRandom(1);
    int fired = 0;

    // When
    for (int window = 0; window < 4_000; window++) {
      double pValue =
          ChiSquareHomogeneity.pValue(mostlyCommon(random, 2_000), mostlyCommon(random, 100))
              .orElseThrow();
      fired += pValue < 0.05 ? 1 : 0;
    }

    // Then
    assertThat(fired / 4_000.0).isBetween(0.005, 0.06);
  }

  private static long[] mostlyCommon(SplittableRandom random, int size) {
    long[] categories = new long[103];
    for (int event = 0; event < size; event++) {
      int draw = random.nextInt(5_000);
      categories[draw < 100 ? draw : 100 + draw % 3]++;
    }
    return categories;
  }
}
