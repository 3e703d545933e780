package dev.plumbline.statistics.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What is reported of bins is, to the last bit, what dividing in every bin gives. */
class PlainKolmogorovSmirnovTest {

  /** The definition: both differences and masses of every bin, by division. */
  private static double[] plain(ReferenceBins bins, long[] current) {
    double referenceTotal = Arrays.stream(bins.counts()).sum();
    double currentTotal = Arrays.stream(current).sum();
    double statistic = 0;
    double errorBound = 0;
    double smallest = 0.05;
    long reference = 0;
    long window = 0;
    for (int bin = 0; bin < current.length; bin++) {
      reference += bins.counts()[bin];
      window += current[bin];
      statistic = Math.max(statistic, Math.abs(reference / referenceTotal - window / currentTotal));
      double share = bins.counts()[bin] / referenceTotal;
      if (share > 0) {
        smallest = Math.min(smallest, share);
      }
      if (!bins.isAtom(bin)) {
        errorBound = Math.max(errorBound, Math.min(share, current[bin] / currentTotal));
      }
    }
    double p =
        KolmogorovSmirnov.pValue(statistic, (long) referenceTotal, (long) currentTotal, smallest);
    return new double[] {statistic, errorBound, p};
  }

  private static double[] values(Random random, int size) {
    double shift = random.nextInt(3) * 0.2;
    boolean discrete = random.nextInt(4) == 0;
    double[] values = new double[size];
    for (int index = 0; index < size; index++) {
      double value = random.nextGaussian() + shift;
      values[index] = discrete || random.nextInt(9) == 0 ? Math.rint(value * 3) : value;
    }
    Arrays.sort(values);
    return values;
  }

  @RepeatedTest(300)
  void reportsTheSameBitsAsDividingInEveryBin(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    ReferenceBins bins = ReferenceBins.of(values(random, 30 + random.nextInt(9_000)));
    long[] current = new long[bins.bins()];
    boolean itself = random.nextInt(10) == 0;
    for (double value : values(random, 1 + random.nextInt(3_000))) {
      current[bins.binOf(value)]++;
    }
    current = itself ? bins.counts() : current;

    // When
    KsResult reported = KolmogorovSmirnov.compare(bins, current).orElseThrow();

    // Then
    assertThat(new double[] {reported.statistic(), reported.errorBound(), reported.pValue()})
        .isEqualTo(plain(bins, current));
  }
}
