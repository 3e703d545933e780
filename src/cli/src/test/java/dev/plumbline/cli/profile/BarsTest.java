package dev.plumbline.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.profile.Moments;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarsTest {

  @Test
  void drawsEvenDataFlat() {
    // Given
    double[] even = IntStream.range(0, 24_000).mapToDouble(i -> i).toArray();

    // Then
    assertThat(bars(even)).isEqualTo("█".repeat(Bars.PARTS));
  }

  @Test
  void drawsTwoValuesAsTwoBars() {
    // Given
    double[] values = new double[300];
    Arrays.fill(values, 200, 300, 10);

    // Then
    assertThat(bars(values)).isEqualTo("█" + " ".repeat(Bars.PARTS - 2) + "▄");
  }

  @Test
  void drawsASingleValueAsOneBar() {
    // Given
    double[] values = new double[50];

    // Then
    assertThat(bars(values).strip()).isEqualTo("█");
  }

  @Test
  void drawsNothingWithoutValues() {
    // Given
    NumericProfile empty =
        new NumericProfile("x", Optional.empty(), 5, 0, new Moments(null, null, null, null));

    // Then
    assertThat(Bars.of(empty)).isEmpty();
  }

  private static String bars(double[] sorted) {
    double last = sorted[sorted.length - 1];
    Moments moments = new Moments(sorted[0], last, 0.0, 1.0);
    return Bars.of(new NumericProfile("x", Optional.of(ReferenceBins.of(sorted)), 0, 0, moments));
  }
}
