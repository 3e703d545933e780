package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class NumberCountingTest {

  /** As a feature may be: spread, whole, mostly zero, constant, far from zero, absurd. */
  private static DoubleSupplier law(Random random, int kind) {
    double location = random.nextGaussian() * 1e6;
    return switch (kind) {
      case 0 -> random::nextGaussian;
      case 1 -> () -> Math.exp(3 * random.nextGaussian());
      case 2 -> () -> random.nextInt(100);
      case 3 -> () -> random.nextInt(4) > 0 ? 0 : random.nextGaussian();
      case 4 -> () -> location;
      case 5 -> () -> location + random.nextGaussian();
      case 6 -> () -> random.nextGaussian() / random.nextGaussian();
      default -> () -> Math.scalb(random.nextGaussian(), random.nextInt(1_800) - 900);
    };
  }

  private static ReferenceScale scale(double[] sorted) {
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double squares = Arrays.stream(sorted).map(value -> Math.pow(value - mean, 2)).sum();
    double deviation = Math.sqrt(squares / sorted.length);
    return new ReferenceScale(
        mean, Double.isFinite(deviation) ? deviation : 0, sorted[0], sorted[sorted.length - 1]);
  }

  /** Values like the reference's, and every kind that is not. */
  private static double value(Random random, DoubleSupplier law, double[] reference) {
    return switch (random.nextInt(20)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> 1e300 * random.nextGaussian();
      case 3 -> Double.MIN_VALUE * random.nextInt(3);
      case 4 -> Math.nextUp(reference[random.nextInt(reference.length)]);
      case 5 -> Math.nextDown(reference[random.nextInt(reference.length)]);
      case 6 -> reference[0] - random.nextDouble();
      case 7 -> reference[reference.length - 1] + 3 * random.nextDouble();
      default -> law.getAsDouble();
    };
  }

  private static int searched(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value + 0.0);
    return found >= 0 ? found : -found - 1;
  }

  /** One value after the other, by a binary search. */
  private static void countPlainly(
      double value,
      double[] edges,
      ReferenceScale scale,
      double low,
      double high,
      FeatureCounts counts) {
    if (Double.isNaN(value)) {
      return;
    }
    if (scale == null) {
      counts.count(searched(edges, value), value);
    } else {
      counts.count(searched(edges, value), value, scale);
    }
    if (value < low || value > high) {
      counts.countOutOfRange();
    }
  }

  @RepeatedTest(160)
  void countsToTheBitWhatCountingOneByOneGives(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    DoubleSupplier law = law(random, repetition.getCurrentRepetition() % 8);
    double[] reference =
        DoubleStream.generate(law).map(value -> value + 0.0).limit(500).sorted().toArray();
    ReferenceBins bins = random.nextInt(10) == 0 ? null : ReferenceBins.of(reference);
    ReferenceScale scale = random.nextInt(10) == 0 ? null : scale(reference);
    double low = random.nextInt(3) == 0 ? reference[50] : Double.NEGATIVE_INFINITY;
    double high = random.nextInt(3) == 0 ? reference[450] : Double.POSITIVE_INFINITY;
    NumberCounting counting = new NumberCounting(bins, scale, low, high);
    double[] edges = bins == null ? new double[0] : bins.upperEdges();
    FeatureCounts expected = new FeatureCounts(counting.bins());
    FeatureCounts counts = new FeatureCounts(counting.bins());

    // When
    int[] found = new int[NumberCounting.MOST];
    for (int batch = 0; batch < 50; batch++) {
      double[] values = new double[3 + NumberCounting.MOST];
      int end = 3 + random.nextInt(NumberCounting.MOST + 1);
      for (int item = 3; item < end; item++) {
        values[item] = value(random, law, reference);
        countPlainly(values[item], edges, scale, low, high, expected);
      }
      counting.countAll(values, 3, end, found, counts);
    }

    // Then
    assertThat(counts.toBytes()).isEqualTo(expected.toBytes());
    assertThat(counts).isEqualTo(expected);
  }

  @Test
  void takesTheShortWayAtItsWidest() {
    // Given: as many values as are counted at a time, each as far from the mean as the short way
    // goes
    double end = 2_048;
    ReferenceBins bins = ReferenceBins.of(new double[] {-end, -1, 0, 1, end});
    ReferenceScale scale = new ReferenceScale(0, 1, -end, end);
    NumberCounting counting =
        new NumberCounting(bins, scale, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    double[] values = new double[NumberCounting.MOST];
    Arrays.fill(values, -end);
    FeatureCounts expected = new FeatureCounts(bins.bins());
    Arrays.stream(values).forEach(value -> expected.count(bins.binOf(value), value, scale));
    FeatureCounts counts = new FeatureCounts(bins.bins());

    // When
    counting.countAll(values, 0, values.length, new int[values.length], counts);

    // Then
    assertThat(counts).isEqualTo(expected);
  }

  @Test
  void refusesMoreThanItsSumsHold() {
    // Given
    NumberCounting counting = new NumberCounting(null, null, 0, 1);

    // When / Then
    assertThatThrownBy(
            () -> counting.countAll(new double[129], 0, 129, new int[129], new FeatureCounts(1)))
        .hasMessage("at most 128 at a time, but there are 129");
  }
}
