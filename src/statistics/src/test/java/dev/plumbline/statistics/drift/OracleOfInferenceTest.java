package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Commons Statistics computes from the raw samples what this module computes from bins. */
class OracleOfInferenceTest {

  private static KsResult binned(double[] reference, double[] current) {
    ReferenceBins bins = ReferenceBins.of(Arrays.stream(reference).sorted().toArray());
    long[] counts = new long[bins.bins()];
    for (double value : current) {
      counts[bins.binOf(value)]++;
    }
    return KolmogorovSmirnov.compare(bins, counts).orElseThrow();
  }

  @RepeatedTest(40)
  void givesTheExactTestWhereTheReferenceIsSmall(RepetitionInfo repetition) {
    // Given: fewer than 200 values are all atoms
    Random random = new Random(repetition.getCurrentRepetition());
    double[] reference = random.doubles(2 + random.nextInt(150)).toArray();
    double shift = random.nextDouble() * 0.3;
    double[] current = random.doubles(2 + random.nextInt(120)).map(v -> v + shift).toArray();

    // When
    KsResult result = binned(reference, current);

    // Then
    SignificanceResult oracle =
        KolmogorovSmirnovTest.withDefaults().with(PValueMethod.EXACT).test(reference, current);
    assertThat(result.errorBound()).isZero();
    assertThat(result.statistic()).isCloseTo(oracle.getStatistic(), Offset.offset(1e-12));
    assertThat(result.pValue()).isCloseTo(oracle.getPValue(), Offset.offset(1e-9));
  }

  /** Kinds: continuous, atoms among continuous, few values, constant against something else. */
  @RepeatedTest(120)
  void enclosesTheStatisticForAnyKindOfTies(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int kind = repetition.getCurrentRepetition() % 4;
    int[] sizes = {1 + random.nextInt(5), 5_000 - random.nextInt(4_900)};
    double[] reference = sample(random, kind, sizes[random.nextInt(2)], 0);
    double[] current =
        sample(random, random.nextInt(4), 1 + random.nextInt(600), random.nextInt(3) / 3.0);

    // When
    KsResult result = binned(reference, current);

    // Then
    double exact = bruteForce(reference, current);
    assertThat(exact)
        .isBetween(result.statistic() - 1e-12, result.statistic() + result.errorBound() + 1e-12);
    assertThat(result.errorBound()).isLessThanOrEqualTo(2 / 200.0 + 2.0 / reference.length);
  }

  /** The difference of the two distribution functions at every value; any number of values. */
  private static double bruteForce(double[] reference, double[] current) {
    double[] first = Arrays.stream(reference).sorted().toArray();
    double[] second = Arrays.stream(current).sorted().toArray();
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      double value = Math.min(first[i], second[j]);
      while (i < first.length && first[i] == value) {
        i++;
      }
      while (j < second.length && second[j] == value) {
        j++;
      }
      double difference = (double) i / first.length - (double) j / second.length;
      largest = Math.max(largest, Math.abs(difference));
    }
    return largest;
  }

  private static double[] sample(Random random, int kind, int size, double shift) {
    return DoubleStream.generate(
            () ->
                shift
                    + switch (kind) {
                      case 0 -> random.nextGaussian();
                      case 1 -> random.nextInt(3) == 0 ? 0 : random.nextGaussian();
                      case 2 -> random.nextInt(1 + random.nextInt(12));
                      default -> 1;
                    })
        .limit(size)
        .toArray();
  }

  /** Beyond the exact test, the limit stays near the oracle's, and its own additions are small. */
  @RepeatedTest(20)
  void staysNearTheAsymptoticTestOnLargeSamples(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[] reference = random.doubles(20_000).toArray();
    double shift = random.nextDouble() * 0.03;
    double[] current = random.doubles(3_000).map(v -> v + shift).toArray();

    // When
    KsResult result = binned(reference, current);

    // Then
    double oracle =
        KolmogorovSmirnovTest.withDefaults()
            .with(PValueMethod.ASYMPTOTIC)
            .test(reference, current)
            .getPValue();
    assertThat(result.pValue()).isCloseTo(oracle, Offset.offset(0.15));
    assertThat(result.pValue() < 0.001 && oracle > 0.01).isFalse();
    assertThat(oracle < 0.001 && result.pValue() > 0.01).isFalse();
  }

  @RepeatedTest(40)
  void givesTheChiSquareOfTheTable(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int categories = 2 + random.nextInt(30);
    long[] reference = random.longs(categories, 60, 2_000).toArray();
    long[] current = random.longs(categories, 60, 2_000).toArray();

    // When
    ChiSquareResult result = ChiSquareHomogeneity.test(reference, current, 0).orElseThrow();

    // Then
    SignificanceResult oracle =
        ChiSquareTest.withDefaults().test(new long[][] {reference, current});
    assertThat(result.degrees()).isEqualTo(categories - 1);
    assertThat(result.statistic()).isCloseTo(oracle.getStatistic(), Offset.offset(1e-6));
    assertThat(result.pValue()).isCloseTo(oracle.getPValue(), Offset.offset(1e-10));
  }
}
