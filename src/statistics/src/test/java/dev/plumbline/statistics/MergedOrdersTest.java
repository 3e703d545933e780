package dev.plumbline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
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
      assertThat(pValue)
          .as("%s of %d and %d", distance, n, m)
          .isEqualTo(COMMONS.exactP(distance, n, m, false));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.01, 2000, 10", "0.3, 2000, 10", "0.999, 20000, 1", "1, 141, 141", "0, 141, 141"})
  void giveEveryBitOfCommonsMathUpToTheMostThatIsAskedFor(double distance, int n, int m) {
    // Given sizes with a product of 20,000

    // When
    double pValue = MergedOrders.pValue(distance, n, m);

    // Then
    assertThat(pValue).isEqualTo(COMMONS.exactP(distance, n, m, false));
  }
}
