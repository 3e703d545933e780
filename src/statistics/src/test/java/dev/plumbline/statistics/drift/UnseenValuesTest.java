package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.PairedCounts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnseenValuesTest {

  private static final long[] NOTHING = {};

  private static BigInteger choose(long n, long k) {
    BigInteger result = BigInteger.ONE;
    for (long i = 0; i < k; i++) {
      result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return n < k ? BigInteger.ZERO : result;
  }

  /** P(X ≥ count), X of the hypergeometric distribution, in whole numbers. */
  private static double exact(UnseenValues values) {
    long either = values.count() + values.singles();
    long all = values.referenceTotal() + values.currentTotal();
    BigInteger orMore = BigInteger.ZERO;
    for (long on = values.count(); on <= Math.min(either, values.currentTotal()); on++) {
      orMore =
          orMore.add(choose(either, on).multiply(choose(all - either, values.currentTotal() - on)));
    }
    return new BigDecimal(orMore)
        .divide(new BigDecimal(choose(all, values.currentTotal())), MathContext.DECIMAL64)
        .doubleValue();
  }

  /**
   * SciPy: {@code fisher_exact([[0, 8000], [10, 190]], 'less')} gives 5.959976e-17, {@code
   * hypergeom.sf(3, 204, 4, 4)} 1.427373e-8 and {@code hypergeom.sf(3, 204, 8, 4)} 9.991614e-7.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0, 8000, 200, 5.959976214983055e-17",
    "4, 0, 200, 4, 1.4273734340482316e-08",
    "4, 4, 200, 4, 9.99161403833762e-07",
    "10, 0, 8000, 39, 2.0580597695315377e-24",
  })
  void areAsImprobableAsFishersExactTestSays(
      long count, long singles, long reference, long current, double pValue) {
    // Given
    UnseenValues values = new UnseenValues(count, singles, reference, current, NOTHING);

    // When / Then
    assertThat(values.pValue()).isCloseTo(pValue, Percentage.withPercentage(1e-7));
  }

  @Test
  void areAsImprobableAsCountingAllWaysSays() {
    // Given
    Random random = new Random(22);
    for (int time = 0; time < 500; time++) {
      long current = 1 + random.nextInt(60);
      long reference = 1 + random.nextInt(300);
      UnseenValues values =
          new UnseenValues(
              1 + random.nextInt((int) current),
              random.nextInt((int) Math.min(40, reference)),
              reference,
              current,
              NOTHING);

      // When / Then
      assertThat(values.pValue())
          .as(values.toString())
          .isCloseTo(exact(values), Percentage.withPercentage(1e-7));
    }
  }

  @Test
  void areNoMoreProbableWithinTheExactRangeThanBeyondIt() {
    // Given: just inside, and one single more
    UnseenValues exact = new UnseenValues(500, 500, 100_000, 80_000, NOTHING);
    UnseenValues beyond = new UnseenValues(500, 501, 100_000, 80_000, NOTHING);

    // When / Then: one single more makes them more probable by an eighth, binomial by a little
    assertThat(exact.pValue()).isBetween(1e-4, 1e-3);
    assertThat(beyond.pValue()).isBetween(exact.pValue(), 1.25 * exact.pValue());
  }

  @Test
  void areCertainWhenThereAreNone() {
    assertThat(new UnseenValues(0, 7, 100, 10, NOTHING).pValue()).isEqualTo(1);
  }

  @Test
  void areCountedWhereTheReferenceHasNothing() {
    // Given
    PairedCounts counts =
        PairedCounts.of(new long[] {5, 0, 1, 0, 1, 2}, new long[] {1, 3, 0, 0, 2, 1});

    // When
    UnseenValues values = UnseenValues.of(counts);

    // Then: totals 6, 1, 3 and 3 where the reference has any
    assertThat(values.count()).isEqualTo(3);
    assertThat(values.singles()).isEqualTo(2);
    assertThat(values.referenceTotal()).isEqualTo(9);
    assertThat(values.currentTotal()).isEqualTo(7);
    assertThat(values.repeated()).containsExactly(0, 1, 0, 2, 0, 0, 1);
  }

  /** Of 30 values 10 are the window's: 3 new ones, and a category of 3 could have been new. */
  @Test
  void areAsProbableAsAnyCategoryOfAsMany() {
    // Given
    UnseenValues alone = new UnseenValues(3, 0, 20, 10, NOTHING);
    UnseenValues besideTwo = new UnseenValues(3, 0, 20, 10, new long[] {0, 0, 0, 2});

    // When / Then: C(10, 3) / C(30, 3) = 120/4060 for each of the three
    assertThat(alone.pValue()).isCloseTo(120 / 4060.0, Percentage.withPercentage(1e-7));
    assertThat(besideTwo.pValue()).isCloseTo(3 * 120 / 4060.0, Percentage.withPercentage(1e-7));
  }

  /**
   * Without drift: a feature with a long tail meets new categories in every window, and the whole
   * test must not fire on them more often than its level says. Without the single values of the
   * reference it would in nearly every window.
   */
  @ParameterizedTest
  @CsvSource({"1000, 50", "1000, 200", "1000, 1000", "500, 5000", "300, 30"})
  void fireNoMoreOftenThanTheLevelSaysOnALongTail(int referenceSize, int windowSize) {
    // Given
    SplittableRandom random = new SplittableRandom(referenceSize + windowSize);
    int windows = 2_000;
    int[] fired = new int[2];
    int met = 0;

    // When
    for (int window = 0; window < windows; window++) {
      long[] reference = longTail(random, referenceSize);
      long[] current = longTail(random, windowSize);
      met += UnseenValues.of(PairedCounts.of(reference, current)).isNone() ? 0 : 1;
      double pValue = ChiSquareHomogeneity.pValue(reference, current).orElseThrow();
      fired[0] += pValue < 0.01 ? 1 : 0;
      fired[1] += pValue < 0.05 ? 1 : 0;
    }

    // Then: 1.2 α and two standard errors
    assertThat((double) met / windows).isGreaterThan(0.9);
    assertThat((double) fired[0] / windows).isBetween(0.0, 0.0165);
    assertThat((double) fired[1] / windows).isBetween(0.005, 0.07);
  }

  /** Two thousand categories, the probability of each falling as the inverse of its rank. */
  private static long[] longTail(SplittableRandom random, int size) {
    long[] categories = new long[2_000];
    for (int event = 0; event < size; event++) {
      categories[(int) Math.pow(2_001, random.nextDouble()) - 1]++;
    }
    return categories;
  }
}
