package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

  /** Scouter: shares 0.2, 0.4, 0.4 against 0.3, 0.4, 0.3. */
  @Test
  void agreesWithTheExampleOfScouter() {
    assertThat(PopulationStability.psi(new long[] {2, 4, 4}, new long[] {3, 4, 3}).orElseThrow())
        .isCloseTo(0.06931471805599454, Offset.offset(1e-14));
  }

  /** MLRun, tests/model_monitoring/test_metrics.py: the symmetric KL divergence is the PSI. */
  @Test
  void agreesWithTheSymmetricDivergenceOfMlRun() {
    // When / Then
    assertThat(PopulationStability.psi(MlRunCounts.ONE, MlRunCounts.OTHER).orElseThrow())
        .isCloseTo(1.0976191850218362, Offset.offset(1e-7));
  }

  /**
   * MLRun, tests/model_monitoring/test_metrics.py, publishes 8.748242 with a zero replaced in the
   * denominator only; ours replaces it in the difference too, which is 2 · 1e-4 · ln(5000) less.
   */
  @Test
  void replacesZeroSharesInTheDifferenceToo() {
    // Given
    long[] reference = {0, 1, 2, 3};
    long[] current = {3, 2, 1, 0};

    // When
    double psi = PopulationStability.psi(reference, current).orElseThrow();

    // Then
    assertThat(psi + 2e-4 * Math.log(5_000)).isCloseTo(8.748242, Offset.offset(5e-7));
  }

  @Test
  void leavesASmallShareThatIsNotZeroAsItIs() {
    // Given: a share of 0.00001, a tenth of what zero becomes, beside one of 0.00005
    long[] reference = {1, 99_999};
    long[] current = {5, 99_995};

    // When
    double psi = PopulationStability.psi(reference, current).orElseThrow();

    // Then: 4e-5 · ln 5 for the first and 4e-5 · ln(99,999 / 99,995) for the second
    assertThat(psi)
        .isCloseTo(4e-5 * (Math.log(5) + Math.log(99_999 / 99_995.0)), Offset.offset(1e-15));
  }

  /** popmon: without its constant the example gives 1.6999280064337297. */
  @Test
  void agreesWithTheExampleOfPopmonWithoutItsConstant() {
    assertThat(
            PopulationStability.psi(new long[] {85, 5, 5, 5}, new long[] {1, 1, 1, 1})
                .orElseThrow())
        .isCloseTo(1.6999280064337297, Offset.offset(1e-14));
  }

  @Test
  void isZeroForTheSameSharesAndSymmetric() {
    // Given
    long[] some = {3, 0, 9, 1};
    long[] others = {1, 5, 0, 7};

    // When / Then
    assertThat(PopulationStability.psi(some, new long[] {6, 0, 18, 2})).hasValue(0);
    assertThat(PopulationStability.psi(some, others).orElseThrow())
        .isCloseTo(PopulationStability.psi(others, some).orElseThrow(), Offset.offset(1e-12));
  }

  /** The table of statistics: without drift, PSI exceeds 0.1 in 85 % of windows of 100 and 100. */
  @Test
  void liesOnSmallSamplesAsDocumented() {
    // Given
    Random random = new Random(4);
    int above = 0;

    // When
    for (int window = 0; window < 500; window++) {
      double[] reference = random.doubles(100).sorted().toArray();
      ReferenceBins bins = ReferenceBins.of(reference);
      long[] current = new long[bins.bins()];
      random.doubles(100).forEach(value -> current[bins.binOf(value)]++);
      long[] groups = bins.inGroups(bins.counts());
      if (PopulationStability.psi(groups, bins.inGroups(current)).orElseThrow() > 0.1) {
        above++;
      }
    }

    // Then
    assertThat(above / 500.0).isBetween(0.78, 0.92);
  }

  /**
   * Yurdakul (2018), as Scouter codes it: without drift PSI exceeds χ²(0.95, groups − 1) / M in 5 %
   * of large windows. With ten groups and M = 1,000,000 that is 16.919e-6; Scouter gives .16919 for
   * 100, .04230 for 400. The test that stands beside PSI says the same there.
   */
  @Test
  void hasAPValueOfFivePercentAtTheLimitOfYurdakul() {
    // Given
    long[] reference = new long[10];
    Arrays.fill(reference, 1_000_000_000_000L);
    long[] current = new long[10];
    Arrays.setAll(current, group -> 100_000 + (group % 2 == 0 ? 411 : -411));

    // When
    double psi = PopulationStability.psi(reference, current).orElseThrow();
    double pValue = ChiSquareHomogeneity.pValue(reference, current).orElseThrow();

    // Then
    assertThat(psi * 1_000_000).isCloseTo(16.919, Offset.offset(0.05));
    assertThat(pValue).isCloseTo(0.05, Offset.offset(0.001));
  }

  @Test
  void isUndefinedForAnEmptySideAndForASingleGroup() {
    assertThat(PopulationStability.psi(new long[] {1, 2}, new long[2])).isEmpty();
    assertThat(PopulationStability.psi(new long[2], new long[] {1, 2})).isEmpty();
    assertThat(PopulationStability.psi(new long[] {5}, new long[] {7})).isEmpty();
    assertThat(PopulationStability.psi(new long[0], new long[0])).isEmpty();
  }

  @Test
  void refusesGroupsThatDoNotMatchAndNegativeCounts() {
    assertThatThrownBy(() -> PopulationStability.psi(new long[2], new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 3");
    assertThatThrownBy(() -> PopulationStability.psi(new long[] {1, 1}, new long[] {1, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("counts must be >= 0, but current cell 1 is -1");
  }

  @Test
  void leavesItsArgumentsAsTheyAre() {
    // Given
    long[] reference = {0, 4};
    long[] current = {2, 0};

    // When
    PopulationStability.psi(reference, current);

    // Then
    assertThat(Arrays.asList(reference[0], reference[1], current[0], current[1]))
        .containsExactly(0L, 4L, 2L, 0L);
  }
}
