package dev.plumbline.testbed.benchmark.significance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntiedBinsTest {

  @ParameterizedTest
  @ValueSource(ints = {1_000, 1_001, 1_234, 10_000, 54_321})
  void areTheBinsOfTheWholeSample(int size) {
    // Given
    double[] sorted = new Random(size).doubles(size).sorted().toArray();

    // When
    ReferenceBins untied = new UntiedBins(size).of(rank -> sorted[rank]);

    // Then
    assertThat(untied).isEqualTo(ReferenceBins.of(sorted));
  }
}
