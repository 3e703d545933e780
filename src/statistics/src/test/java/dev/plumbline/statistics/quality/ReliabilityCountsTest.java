package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.exact.AccumulatorLaws;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReliabilityCountsTest extends AccumulatorLaws<ReliabilityCounts> {

  ReliabilityCountsTest() {
    super(
        () -> new ReliabilityCounts(10),
        ReliabilityCounts::fromBytes,
        (accumulator, random) ->
            accumulator.count(random.nextInt(5) / 4.0, random.nextBoolean(), 1));
  }

  @Override
  protected ReliabilityCounts otherShape() {
    return new ReliabilityCounts(3);
  }

  /** scikit-learn, docstring of calibration_curve with 3 uniform bins. */
  @Test
  void agreesWithTheCalibrationCurveOfScikitLearn() {
    // Given
    double[] scores = {0.1, 0.2, 0.3, 0.4, 0.65, 0.7, 0.8, 0.9, 1};
    ReliabilityCounts counts = new ReliabilityCounts(3);
    for (int index = 0; index < scores.length; index++) {
      counts.count(scores[index], index > 3, 1);
    }

    // When
    List<ReliabilityBin> curve = counts.curve();

    // Then
    assertThat(curve)
        .extracting(bin -> bin.observed().orElseThrow().value())
        .containsExactly(0.0, 0.5, 1.0);
    double[] means = curve.stream().mapToDouble(bin -> bin.meanScore().orElseThrow()).toArray();
    assertThat(means).containsExactly(new double[] {0.2, 0.525, 0.85}, Offset.offset(1e-9));
    assertThat(curve).extracting(ReliabilityBin::count).containsExactly(3L, 2L, 4L);
  }

  @Test
  void weighsTheDistanceOfEachBinByItsShare() {
    // Given: 0.3 too high in two of ten outcomes, 0.4 too low in the eight others
    ReliabilityCounts counts = new ReliabilityCounts(10);

    // When
    counts.count(0.8, true, 1);
    counts.count(0.8, false, 1);
    counts.count(0.35, true, 6);
    counts.count(0.35, false, 2);

    // Then
    assertThat(counts.expectedCalibrationError().orElseThrow().value())
        .isCloseTo(0.2 * 0.3 + 0.8 * 0.4, Offset.offset(1e-9));
  }

  @Test
  void knowsNoErrorWithoutScoresNorOfAPartialSum() {
    // Given
    ReliabilityCounts partial = new ReliabilityCounts(10);
    partial.count(0.3, true, -1);
    partial.count(0.9, true, 2);

    // When / Then
    assertThat(new ReliabilityCounts(10).expectedCalibrationError()).isEmpty();
    assertThat(partial.expectedCalibrationError()).isEmpty();
    assertThat(partial.curve().get(3).observed()).isEmpty();
    assertThat(new ReliabilityCounts(10).curve())
        .hasSize(10)
        .allSatisfy(bin -> assertThat(bin.meanScore()).isEmpty());
  }
}
