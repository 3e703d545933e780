package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Without drift a test at level α fires in about α of the windows: every value is drawn, binned and
 * compared. Limits are loose, for few windows; {@code scripts/bench significance} has the narrow
 * ones.
 */
class FalseAlarmTest {
  private static final int WINDOWS = 2_000;

  @ParameterizedTest
  @CsvSource({"250, 60", "1000, 50", "1000, 200", "1000, 1000"})
  void isAsFrequentAsTheLevelSaysOnAContinuousFeature(int referenceSize, int windowSize) {
    // Given
    Random random = new Random(referenceSize + windowSize);
    int groupsFired = 0;
    int ksFired = 0;

    // When: a new reference each time, for it is a sample too
    for (int window = 0; window < WINDOWS; window++) {
      double[] reference = random.doubles(referenceSize).toArray();
      Arrays.sort(reference);
      ReferenceBins bins = ReferenceBins.of(reference);
      long[] counts = new long[bins.bins()];
      for (int value = 0; value < windowSize; value++) {
        counts[bins.binOf(random.nextDouble())]++;
      }
      double groups =
          ChiSquareHomogeneity.pValue(bins.inGroups(bins.counts()), bins.inGroups(counts))
              .orElseThrow();
      double ks = KolmogorovSmirnov.compare(bins, counts).orElseThrow().pValue();
      groupsFired += groups < 0.05 ? 1 : 0;
      ksFired += ks < 0.05 ? 1 : 0;
    }

    // Then: 0.7 α to 1.2 α, and two standard errors of 0.005
    assertThat((double) groupsFired / WINDOWS).isBetween(0.024, 0.070);
    assertThat((double) ksFired / WINDOWS).isBetween(0.024, 0.070);
  }
}
