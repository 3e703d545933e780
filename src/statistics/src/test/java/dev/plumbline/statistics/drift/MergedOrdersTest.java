package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedOrdersTest {

  private static final KolmogorovSmirnovTest COMMONS = new KolmogorovSmirnovTest();

  // Of the six orders of two and two values only AABB and BBAA come 1 apart, ABAB, BABA and the
  // two others 1/2 and more.
  @ParameterizedTest
  @CsvSource({"1, 0.33333333333", "0.5, 1", "0.51, 0.33333333333", "0, 1"})
  void areSharedOutByHowFarTheyComeApart(double distance, double share) {
    // Given two samples of two values

    // When
    double pValue = MergedOrders.pValue(distance, 2, 2);

    // Then
    assertThat(pValue).isEqualTo(share, within(1e-9));
  }

  @Test
  void giveEveryBitOfCommonsMath() {
    // Given
    Random random = new Random(20261128);
    for (int time = 0; time < 3_000; time++) {
      int n = 1 + random.nextInt(time % 2 == 0 ? 12 : 300);
      int m = 1 + random.nextInt(time % 3 == 0 ? 12 : 60);
      // A distance that samples can have, or any.
      double possible =
          Math.abs((double) random.nextInt(n + 1) / n - (double) random.nextInt(m + 1) / m);
      double distance = random.nextInt(4) == 0 ? random.nextDouble() : possible;

      // When
      double pValue = MergedOrders.pValue(distance, n, m);

      // Then
      double commons = COMMONS.exactP(distance, n, m, false);
      if (commons >= 1e-4) {
        assertThat(pValue).as("%s of %d and %d", distance, n, m).isEqualTo(commons);
      } else {
        assertThat(pValue).as("%s of %d and %d", distance, n, m).isCloseTo(commons, within(1e-12));
      }
    }
  }

  /** Counted in whole numbers: a count that does not fit a double loses nothing. */
  @Test
  void areSharedOutToTheLastOfThemHoweverFew() {
    // Given
    Random random = new Random(20261130);
    double least = 1;
    for (int time = 0; time < 300; time++) {
      int n = 1 + random.nextInt(120);
      int m = 1 + random.nextInt(120);
      double distance = random.nextInt(5) == 0 ? 1 : random.nextDouble();

      // When
      double pValue = MergedOrders.pValue(distance, n, m);

      // Then
      double exact = inWholeNumbers(distance, n, m);
      least = Math.min(least, exact);
      assertThat(pValue)
          .as("%s of %d and %d", distance, n, m)
          .isCloseTo(exact, Percentage.withPercentage(1e-9));
    }
    assertThat(least).isBetween(Double.MIN_NORMAL, 1e-60);
  }

  /**
   * SciPy, documentation of ks_2samp: D = 0.5454545454545454 of 100 and 110 has p =
   * 7.37417839555191e-15, of which what is left of 1 knows one digit. Without an order in between
   * it is 2 / C(282, 141).
   */
  @ParameterizedTest
  @CsvSource({
    "0.5454545454545454, 100, 110, 7.37417839555191e-15",
    "1, 141, 141, 5.4217654176753835e-84",
  })
  void areAsFewAsSciPySays(double distance, int n, int m, double share) {
    // When
    double pValue = MergedOrders.pValue(distance, n, m);

    // Then
    assertThat(pValue).isCloseTo(share, Percentage.withPercentage(1e-6));
  }

  private static double inWholeNumbers(double distance, int n, int m) {
    long apart = (long) Math.ceil((distance - 1e-12) * n * m);
    BigInteger[] closer = new BigInteger[n + 1];
    BigInteger[] all = new BigInteger[n + 1];
    for (int k = 0; k <= m; k++) {
      for (int l = 0; l <= n; l++) {
        boolean first = k == 0 && l == 0;
        BigInteger paths = first ? BigInteger.ONE : BigInteger.ZERO;
        BigInteger near = paths;
        if (k > 0) {
          paths = paths.add(all[l]);
          near = near.add(closer[l]);
        }
        if (l > 0) {
          paths = paths.add(all[l - 1]);
          near = near.add(closer[l - 1]);
        }
        all[l] = paths;
        closer[l] = Math.abs((long) k * n - (long) l * m) < apart ? near : BigInteger.ZERO;
      }
    }
    return new BigDecimal(all[n].subtract(closer[n]))
        .divide(new BigDecimal(all[n]), MathContext.DECIMAL64)
        .doubleValue();
  }

  @ParameterizedTest
  @CsvSource({"0.01, 2000, 10", "0.3, 2000, 10", "0.999, 20000, 1", "1, 141, 141", "0, 141, 141"})
  void giveEveryBitOfCommonsMathUpToTheMostThatIsAskedFor(double distance, int n, int m) {
    // Given sizes with a product of 20,000

    // When
    double pValue = MergedOrders.pValue(distance, n, m);

    // Then: of the smallest Commons Math knows no digit
    double commons = COMMONS.exactP(distance, n, m, false);
    assertThat(pValue).isCloseTo(commons, within(commons < 1e-4 ? 1e-12 : 0));
  }
}
