package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShareDistancesTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-14);

  private static ShareDistances of(long[] reference, long[] current) {
    return ShareDistances.of(reference, current).orElseThrow();
  }

  private static long[] counts(long... counts) {
    return counts;
  }

  @Test
  void isAsDocumented() {
    // When
    ShareDistances distances = of(counts(5, 5), counts(8, 2));

    // Then
    assertThat(distances.jensenShannon()).isCloseTo(0.2704, Offset.offset(5e-5));
    assertThat(distances.hellinger()).isCloseTo(0.2265, Offset.offset(5e-5));
    assertThat(distances.totalVariation()).isCloseTo(0.3, ROUNDING);
    assertThat(distances.lInfinity()).isCloseTo(0.3, ROUNDING);
  }

  /** MLRun, tests/model_monitoring/test_metrics.py: total variation and Hellinger. */
  @Test
  void agreesWithTheExamplesOfMlRun() {
    // When
    ShareDistances plain = of(MlRunCounts.ONE, MlRunCounts.OTHER);
    ShareDistances zeros = of(counts(0, 1, 2, 3), counts(3, 2, 1, 0));

    // Then
    assertThat(plain.totalVariation()).isCloseTo(.3625321, Offset.offset(5e-7));
    assertThat(plain.hellinger()).isCloseTo(.338189, Offset.offset(5e-6));
    assertThat(zeros.totalVariation()).isCloseTo(.666666, Offset.offset(1e-6));
    assertThat(zeros.hellinger()).isCloseTo(.727045, Offset.offset(1e-6));
  }

  /** Azure, azureml-assets, test_categorical_data_drift_metrics.py: distance to base 2. */
  private static Arguments[] casesOfAzure() {
    long[] hundreds = {100, 100, 100, 100, 100, 100, 100, 100};
    long[] nearly = {97, 105, 99, 98, 101, 102, 97, 103};
    return new Arguments[] {
      Arguments.of(nearly, nearly, 0),
      Arguments.of(hundreds, nearly, .0117225255),
      Arguments.of(hundreds, counts(100, 110, 90, 100, 100, 100, 110, 100), .0251987245),
      Arguments.of(hundreds, counts(10, 11, 9, 10, 10, 10, 11, 10), .0251987245),
      Arguments.of(hundreds, counts(180, 80, 70, 170, 200, 10, 130, 100), .2573232411),
      Arguments.of(hundreds, counts(100, 100, 100, 100, 100, 100, 100, 1), .2460025676),
      Arguments.of(hundreds, counts(100, 100, 100, 0, 0, 100, 100, 1), .4607459713),
      Arguments.of(
          counts(100, 100, 100, 100, 100, 100, 100, 100, 0, 0, 0),
          counts(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 2),
          1),
      Arguments.of(counts(100, 100), counts(34, 34), 0),
      Arguments.of(counts(100, 100), counts(92, 23), .2703775285),
      Arguments.of(counts(100, 100, 0, 0), counts(0, 0, 100, 100), 1),
      Arguments.of(counts(3, 1, 4), counts(2, 3, 0), .6102311544),
    };
  }

  @ParameterizedTest
  @MethodSource("casesOfAzure")
  void agreesWithTheJensenShannonDistancesOfAzure(
      long[] baseline, long[] production, double distance) {
    assertThat(of(baseline, production).jensenShannon())
        .isCloseTo(distance, Offset.offset(5.1e-11));
  }

  /** evidently: the Hellinger distance of the sample of its χ² test. */
  @Test
  void agreesWithTheHellingerDistanceOfEvidently() {
    assertThat(of(counts(16, 18, 16, 14, 12, 12), counts(16, 16, 16, 16, 16, 8)).hellinger())
        .isCloseTo(.06812, Offset.offset(1e-5));
  }

  /** NannyML: L-infinity of a, a, b, b, c, c against the same and d, and against five b. */
  @Test
  void agreesWithTheLInfinityDistancesOfNannyMl() {
    assertThat(of(counts(2, 2, 2, 0), counts(2, 2, 2, 1)).lInfinity()).isCloseTo(1 / 7.0, ROUNDING);
    assertThat(of(counts(2, 2, 2), counts(0, 5, 0)).lInfinity()).isCloseTo(2 / 3.0, ROUNDING);
  }

  /** NannyML prints 0.5 and 0.5; the digits were computed from its seeded data with SciPy. */
  @Test
  void agreesWithTheCategoriesOfNannyMl() {
    // When
    ShareDistances distances = of(counts(2456, 2485, 2550, 2509, 0), counts(213, 287, 247, 0, 253));

    // Then
    assertThat(distances.jensenShannon()).isCloseTo(.5038171421, Offset.offset(5.1e-11));
    assertThat(distances.hellinger()).isCloseTo(.5032443229, Offset.offset(5.1e-11));
    assertThat(distances.totalVariation()).isCloseTo(.2915, Offset.offset(5e-5));
    assertThat(distances.lInfinity()).isCloseTo(.253, Offset.offset(5e-4));
  }

  /** NannyML prints 0.05 for the bins of Doane of two normal samples. */
  @Test
  void agreesWithTheHistogramOfNannyMl() {
    // Given
    long[] reference = {
      6, 29, 89, 284, 622, 1131, 1625, 1919, 1775, 1248, 712, 387, 122, 35, 11, 5
    };
    long[] current = {1, 3, 10, 31, 59, 110, 156, 190, 174, 137, 82, 38, 6, 2, 0, 1};

    // When / Then
    assertThat(of(reference, current).jensenShannon())
        .isCloseTo(.0472364087, Offset.offset(5.1e-11));
  }

  @RepeatedTest(50)
  void keepsTheInequalitiesBetweenTheDistances(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int groups = 1 + random.nextInt(20);
    long[] reference = random.longs(groups, 0, 50).toArray();
    long[] current = random.longs(groups, 0, 5).toArray();
    reference[0]++;
    current[groups - 1]++;

    // When
    ShareDistances distances = of(reference, current);
    ShareDistances swapped = of(current, reference);

    // Then
    double h = distances.hellinger();
    assertThat(distances.totalVariation())
        .isBetween(h * h - 1e-12, h * Math.sqrt(2 - h * h) + 1e-12);
    assertThat(distances.lInfinity()).isLessThanOrEqualTo(distances.totalVariation() + 1e-12);
    assertThat(distances.jensenShannon())
        .isLessThanOrEqualTo(Math.sqrt(distances.totalVariation()) + 1e-12);
    assertThat(swapped.jensenShannon()).isCloseTo(distances.jensenShannon(), ROUNDING);
    assertThat(swapped.hellinger()).isCloseTo(h, ROUNDING);
    for (double distance :
        new double[] {h, distances.jensenShannon(), distances.totalVariation()}) {
      assertThat(distance).isBetween(0.0, 1.0);
    }
  }

  @Test
  void isZeroForTheSameSharesAndOneForNothingInCommon() {
    // Given
    ShareDistances nothing = new ShareDistances(0, 0, 0, 0);

    // When / Then
    assertThat(of(counts(1, 2, 0), counts(300, 600, 0))).isEqualTo(nothing);
    assertThat(of(counts(7), counts(9))).isEqualTo(nothing);
    assertThat(of(counts(7, 0), counts(0, 9))).isEqualTo(new ShareDistances(1, 1, 1, 1));
  }

  @Test
  void isUndefinedForAnEmptySide() {
    assertThat(ShareDistances.of(counts(1, 2), counts(0, 0))).isEmpty();
    assertThat(ShareDistances.of(counts(0, 0), counts(1, 2))).isEmpty();
    assertThatThrownBy(() -> ShareDistances.of(counts(1), Arrays.copyOf(counts(1), 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
