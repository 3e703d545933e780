package dev.plumbline.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EqualPartsTest {

  @Test
  void splitsABinByLength() {
    // Given
    NumericProfile feature = feature(0, 10, new double[] {4}, new long[] {8, 6});

    // When
    EqualParts parts = EqualParts.of(feature, 0, 10, 5);

    // Then
    assertThat(parts.counts()).containsExactly(4, 4, 2, 2, 2);
    assertThat(parts.border(5)).isEqualTo(10);
  }

  @Test
  void leavesOutWhatLiesBeyondTheRange() {
    // Given
    NumericProfile feature = feature(0, 10, new double[] {4}, new long[] {8, 6});

    // When
    EqualParts parts = EqualParts.of(feature, 4, 7, 3);

    // Then
    assertThat(parts.counts()).containsExactly(1, 1, 1);
  }

  @Test
  void putsAnAtomInOnePart() {
    // Given
    NumericProfile feature =
        feature(0, 10, new double[] {Math.nextDown(5.0), 5}, new long[] {0, 7, 0});

    // When
    EqualParts parts = EqualParts.of(feature, 0, 10, 4);

    // Then
    assertThat(parts.counts()).containsExactly(0, 0, 7, 0);
  }

  private static NumericProfile feature(double min, double max, double[] edges, long[] counts) {
    int[] groups = new int[counts.length];
    ReferenceBins bins = new ReferenceBins(edges, counts, groups);
    return new NumericProfile("x", Optional.of(bins), 0, 0, new Moments(min, max, 1.0, 1.0));
  }
}
