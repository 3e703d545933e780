package dev.plumbline.job.stage.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.measurement.drift.feature.FeatureCells;
import dev.plumbline.monitoring.measurement.drift.feature.FeatureSetCounts;
import dev.plumbline.monitoring.measurement.drift.feature.GriddedFeature;
import dev.plumbline.statistics.drift.Wasserstein;
import dev.plumbline.statistics.estimate.Estimate;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the fixed grid makes of means and areas stays within the bounds that it reports. */
class GriddedFeatureTest {

  private final DriftCase drift = new DriftCase("\"features\": {\"x\": \"numeric\"}");

  private FeatureSetCounts counted(double[] values) {
    FeatureCells cells = FeatureCells.withoutProfile(drift.monitor());
    FeatureSetCounts counts = cells.zero();
    for (double value : values) {
      cells.count(drift.prediction(Map.of("x", value)), counts);
    }
    return counts;
  }

  private static double[] sample(Random random, int size, double mean, double deviation) {
    return IntStream.range(0, size)
        .mapToDouble(index -> mean + deviation * random.nextGaussian())
        .toArray();
  }

  // Far from zero the grid is coarse beside the deviation (1000 ± 20): there the bounds are wide.
  // The last window lies at the end of a bucket beyond the reference: the grid takes it for 127.5.
  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.2, 1",
    "5, 1, 5.5, 3",
    "-40, 10, -30, 2",
    "100, 30, 500, 100",
    "1000, 20, 1001, 20",
    "0, 1, 127.95, 0.01"
  })
  void staysWithinItsBounds(double mean, double deviation, double newMean, double newDeviation) {
    for (long seed = 0; seed < 10; seed++) {
      // Given
      Random random = new Random(seed);
      double[] past = sample(random, 800, mean, deviation);
      double[] now = sample(random, 300, newMean, newDeviation);
      GriddedFeature reference = GriddedFeature.of(0, counted(past));

      // When
      Estimate shift = reference.meanShift(counted(now)).orElseThrow();
      Wasserstein area = reference.wasserstein(counted(now)).orElseThrow();

      // Then
      double exactShift = (mean(now) - mean(past)) / deviation(past);
      assertThat(Math.abs(shift.value() - exactShift)).isLessThanOrEqualTo(shift.errorBound());
      double exactArea = area(past, now);
      assertThat(Math.abs(area.value() - exactArea)).isLessThanOrEqualTo(area.errorBound() + 1e-9);
    }
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** The area between the two empirical distribution functions, step by step. */
  private static double area(double[] one, double[] other) {
    double[] all = DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
    Arrays.sort(all);
    double area = 0;
    for (int index = 0; index + 1 < all.length; index++) {
      double at = all[index];
      area += (all[index + 1] - at) * Math.abs(upTo(one, at) - upTo(other, at));
    }
    return area;
  }

  private static double upTo(double[] values, double limit) {
    return (double) DoubleStream.of(values).filter(value -> value <= limit).count() / values.length;
  }
}
