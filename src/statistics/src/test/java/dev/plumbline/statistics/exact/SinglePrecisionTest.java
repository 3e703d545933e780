package dev.plumbline.statistics.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.drift.KolmogorovSmirnov;
import dev.plumbline.statistics.drift.PopulationStability;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reference in 64 bits against traffic in 32, and the other way round. */
class SinglePrecisionTest {

  private static double[] tenths(int rows) {
    return IntStream.range(0, rows).mapToDouble(row -> (row % 9 + 1) / 10.0).sorted().toArray();
  }

  private static double[] hundredths(int rows) {
    return IntStream.range(0, rows).mapToDouble(row -> (row % 300) / 100.0).sorted().toArray();
  }

  private static double[] narrowed(double[] values) {
    return Arrays.stream(values).map(value -> (float) value).toArray();
  }

  private static long[] counts(ReferenceBins bins, double[] values) {
    long[] counts = new long[bins.bins()];
    Arrays.stream(values).forEach(value -> counts[bins.binOf(value)]++);
    return counts;
  }

  @Test
  void ofNineDistinctValuesIsOneValueEachOnWhicheverSide() {
    for (double[] reference : new double[][] {tenths(9_000), narrowed(tenths(9_000))}) {
      for (double[] window : new double[][] {tenths(900), narrowed(tenths(900))}) {
        // When
        ReferenceBins bins = ReferenceBins.of(reference);
        long[] current = counts(bins, window);

        // Then
        assertThat(bins.hasElsewhere()).isTrue();
        assertThat(IntStream.range(0, bins.bins()).filter(bins::isAtom)).hasSize(9);
        assertThat(PopulationStability.psi(bins.inGroups(bins.counts()), bins.inGroups(current)))
            .hasValue(0);
        assertThat(KolmogorovSmirnov.compare(bins, current).orElseThrow().statistic()).isZero();
      }
    }
  }

  @Test
  void movesNoEdgeBetweenValuesThatAreNoAtoms() {
    for (double[] reference : new double[][] {hundredths(30_000), narrowed(hundredths(30_000))}) {
      for (double[] window : new double[][] {hundredths(3_000), narrowed(hundredths(3_000))}) {
        // When
        ReferenceBins bins = ReferenceBins.of(reference);

        // Then
        assertThat(KolmogorovSmirnov.compare(bins, counts(bins, window)).orElseThrow().statistic())
            .isZero();
      }
    }
  }

  @Test
  void stillSeesWhatIsBesideAnAtom() {
    // Given
    ReferenceBins bins = ReferenceBins.of(tenths(9_000));

    // Then
    for (double beside : new double[] {0.09999999, 0.10000001, 0.1000001, 0.69999997, 0.70000001}) {
      assertThat(bins.isAtom(bins.binOf(beside))).as("%s", beside).isFalse();
    }
  }

  @Test
  void doesNotPutTogetherWhatTheReferenceReportsApart() {
    // Given: two times of which one is the other's nearest float
    double near = 1_704_067_203_072.0;
    double time = 1_704_067_200_000.0;
    assertThat((double) (float) time).isEqualTo(near);
    double[] reference = {time, time, time, near, near, near};

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    assertThat(bins.binOf(time)).isNotEqualTo(bins.binOf(near));
    assertThat(bins.isAtom(bins.binOf(time))).isTrue();
    assertThat(bins.isAtom(bins.binOf(near))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3, 0.5, 16_777_216, 1e-60, 1e300, -1e300, 1e-320})
  void ofWhatIsTheSameInBothOrNoNormalFloatIsTheValueAlone(double value) {
    // Then
    assertThat(SinglePrecision.of(value)).isEqualTo(new SinglePrecision(value, value));
  }

  @Test
  void holdsTheValueAsDoubleAndAsFloatAndIsKnownAgain() {
    Random random = new Random(16);
    for (int draw = 0; draw < 100_000; draw++) {
      // Given
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);

      // When
      SinglePrecision ofDouble = SinglePrecision.of(value);
      SinglePrecision ofFloat = SinglePrecision.of((float) value);

      // Then
      assertThat(value).isBetween(ofDouble.low(), ofDouble.high());
      assertThat((double) (float) value).isBetween(ofDouble.low(), ofDouble.high());
      assertThat(SinglePrecision.isOneValue(ofDouble.low(), ofDouble.high())).isTrue();
      assertThat(SinglePrecision.isOneValue(ofFloat.low(), ofFloat.high())).isTrue();
      assertThat(SinglePrecision.valueOf(ofDouble.low(), ofDouble.high())).isEqualTo(value);
      assertThat(SinglePrecision.valueOf(ofFloat.low(), ofFloat.high())).isEqualTo((float) value);
      assertThat((float) ofFloat.low()).isEqualTo((float) value);
      assertThat((float) ofFloat.high()).isEqualTo((float) value);
    }
  }
}
