package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.drift.WassersteinTest;
import dev.plumbline.statistics.exact.AccumulatorLaws;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedHistogramTest extends AccumulatorLaws<SignedHistogram> {

  SignedHistogramTest() {
    super(SignedHistogram::new, SignedHistogram::fromBytes, SignedHistogramTest::countOne);
  }

  private static void countOne(SignedHistogram accumulator, Random random) {
    double[] values = {0, -0.0, 1, -1, 1e-310, -1e-310, 1e9, -1e9, random.nextGaussian()};
    accumulator.add(values[random.nextInt(values.length)]);
  }

  private static SignedHistogram of(double... values) {
    SignedHistogram histogram = new SignedHistogram();
    for (double value : values) {
      histogram.add(value);
    }
    return histogram;
  }

  /** Both signs, several scales, ties, zeros. */
  private static double[] sample(Random random, int size) {
    double scale = Math.pow(10, random.nextInt(8) - 4);
    double shift = random.nextGaussian() * random.nextInt(3);
    double tied = random.nextInt(3) / 2.0;
    return DoubleStream.generate(
            () -> {
              double value = scale * (random.nextGaussian() + shift);
              return random.nextDouble() < tied ? Math.rint(value) : value;
            })
        .limit(size)
        .toArray();
  }

  @RepeatedTest(40)
  void givesEveryQuantileWithinItsBound(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[] values = sample(random, 1 + random.nextInt(2_000));
    SignedHistogram histogram = of(values);
    Arrays.sort(values);

    for (int percent = 0; percent <= 100; percent++) {
      int rank = Math.max(1, (percent * values.length + 99) / 100);

      // When
      double quantile = histogram.quantile(percent / 100.0).orElseThrow();

      // Then
      double exact = values[rank - 1];
      assertThat(Math.abs(quantile - exact))
          .isLessThanOrEqualTo(SignedHistogram.RELATIVE_ERROR * Math.abs(exact) * (1 + 1e-9));
    }
  }

  @RepeatedTest(40)
  void enclosesMeanAndDeviation(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[] values = sample(random, 2 + random.nextInt(500));
    DescriptiveStatistics oracle = new DescriptiveStatistics(values);

    // When
    Bounded mean = of(values).mean().orElseThrow();
    Bounded deviation = of(values).deviation().orElseThrow();

    // Then
    assertThat(oracle.getMean()).isCloseTo(mean.value(), Offset.offset(mean.errorBound() + 1e-9));
    assertThat(oracle.getStandardDeviation())
        .isCloseTo(deviation.value(), Offset.offset(deviation.errorBound() + 1e-9));
  }

  @RepeatedTest(60)
  void countsAnyOtherHistogramExactlyInItsBins(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[] reference = sample(random, 1 + random.nextInt(3_000));
    double[] window = sample(random, 1 + random.nextInt(500));

    // When
    ReferenceBins bins = of(reference).bins(200);

    // Then
    assertThat(bins.bins()).isLessThanOrEqualTo(200);
    assertThat(bins.groups()).isBetween(1, 11);
    assertThat(bins.counts()).isEqualTo(of(reference).inBins(bins));
    assertThat(of(reference).inBins(bins)).isEqualTo(counted(bins, reference));
    assertThat(of(window).inBins(bins)).isEqualTo(counted(bins, window));
  }

  private static long[] counted(ReferenceBins bins, double[] values) {
    long[] counts = new long[bins.bins()];
    for (double value : values) {
      counts[bins.binOf(value)]++;
    }
    return counts;
  }

  @RepeatedTest(20)
  void givesBinsOfEqualMassWhereBucketsAllow(RepetitionInfo repetition) {
    // Given: a bucket at 1 holds about 0.4 % of a lognormal of deviation 1.5
    Random random = new Random(repetition.getCurrentRepetition());
    double[] reference =
        DoubleStream.generate(() -> Math.exp(1.5 * random.nextGaussian())).limit(20_000).toArray();

    // When
    ReferenceBins bins = of(reference).bins(200);

    // Then
    assertThat(bins.bins()).isGreaterThan(120);
    assertThat(Arrays.stream(bins.counts()).max().orElseThrow()).isLessThan(250);
    assertThat(bins.groups()).isEqualTo(10);
    for (long group : bins.inGroups(bins.counts())) {
      assertThat((double) group).isCloseTo(2_000, Offset.offset(250.0));
    }
  }

  @Test
  void givesAHeavyBucketABinOfItsOwnAndZeroAnAtom() {
    // Given
    SignedHistogram histogram = new SignedHistogram();
    histogram.add(0, 700);
    histogram.add(1, 300);

    // When
    ReferenceBins bins = histogram.bins(200);

    // Then: below, 0, between, [1, 1.0156), above
    assertThat(bins.counts()).containsExactly(0, 700, 0, 300, 0);
    assertThat(bins.groupOf()).containsExactly(0, 1, 0, 2, 0);
    assertThat(bins.isAtom(1)).isTrue();
    assertThat(bins.binOf(1.0156)).isEqualTo(3);
    assertThat(bins.binOf(1.015625)).isEqualTo(4);
    assertThat(of(0, 1, 2, -1, 0.5).inBins(bins)).containsExactly(1, 1, 1, 1, 1);
  }

  /** Its middle buckets are heavy, but what lies between them is nothing new. */
  @Test
  void leavesAContinuousReferenceItsDecilesThoughBucketsAreHeavy() {
    // Given
    Random random = new Random(4);
    double[] reference =
        DoubleStream.generate(() -> 10 + random.nextGaussian()).limit(10_000).toArray();

    // When
    ReferenceBins bins = of(reference).bins(200);

    // Then
    assertThat(bins.hasElsewhere()).isFalse();
    assertThat(bins.groups()).isEqualTo(10);
  }

  @Test
  void seesWhatADiscreteReferenceNeverHad() {
    // Given: the integers -5 to 5
    double[] reference = new Random(4).ints(2_000, -5, 6).asDoubleStream().toArray();

    // When
    ReferenceBins bins = of(reference).bins(200);

    // Then
    assertThat(bins.hasElsewhere()).isTrue();
    assertThat(bins.inGroups(of(reference).inBins(bins))[0]).isZero();
    assertThat(bins.inGroups(of(2.5, 7, -0.1, 3).inBins(bins))[0]).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 200, 1_000})
  void keepsToTheMostBinsHoweverManyBucketsAreHeavy(int most) {
    // Given: 180 buckets of equal count, with gaps
    SignedHistogram histogram = new SignedHistogram();
    for (int value = -90; value < 90; value++) {
      histogram.add(value * 3, 5);
    }

    // When / Then
    assertThat(histogram.bins(most).bins()).isBetween(10, most);
  }

  @Test
  void reportsOneSignFromTheOther() {
    // Given
    SignedHistogram histogram = of(-3, -2, -1, 0, 1, 2, 3);

    // When / Then
    assertThat(histogram.quantile(0).orElseThrow()).isCloseTo(-3, Offset.offset(0.03));
    assertThat(histogram.quantile(0.5)).hasValue(0);
    assertThat(histogram.quantile(1).orElseThrow()).isCloseTo(3, Offset.offset(0.03));
    assertThat(histogram.mean().orElseThrow().value()).isZero();
  }

  @Test
  void takesTheLargestAndTheSmallestNumbers() {
    // Given
    double[] values = {
      -Double.MAX_VALUE, -Double.MIN_VALUE, 0, Double.MIN_NORMAL, Double.MAX_VALUE
    };

    // When
    ReferenceBins bins = of(values).bins(200);

    // Then
    assertThat(Arrays.stream(of(values).inBins(bins)).sum()).isEqualTo(5);
    assertThat(bins.counts()).isEqualTo(of(values).inBins(bins));
    assertThat(of(values).deviation()).isEmpty();
  }

  @Test
  void isUndefinedWithoutValues() {
    assertThat(new SignedHistogram().quantile(0.5)).isEmpty();
    assertThat(new SignedHistogram().mean()).isEmpty();
    assertThat(of(3).deviation()).isEmpty();
    assertThatThrownBy(() -> new SignedHistogram().bins(200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reference needs at least one value, but has none");
  }

  @Test
  void refusesBinsWithinABucketAndWhatIsNoNumber() {
    // Given
    ReferenceBins within =
        new ReferenceBins(new double[] {1.001}, new long[] {1, 1}, new int[] {0, 1});

    // When / Then
    assertThatThrownBy(() -> of(1).inBins(within))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("edge 1.001 lies within a bucket");
    assertThatThrownBy(() -> of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(1).bins(39))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("most must be 40 or more, but is 39");
  }

  @RepeatedTest(40)
  void enclosesTheDistanceOfTheRawSamples(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double shift = random.nextGaussian() * random.nextInt(3);
    double[] some = new double[1 + random.nextInt(2_000)];
    double[] others = new double[1 + random.nextInt(2_000)];
    Arrays.setAll(some, i -> Math.rint(random.nextGaussian() * 8) / (1 + i % 2 * 7));
    Arrays.setAll(others, i -> random.nextGaussian() * 2 + shift);
    some[0] = random.nextInt(3) * 1_000.0;
    others[0] = random.nextInt(3) * -1e6;

    // When
    Bounded distance = of(some).distance(of(others)).orElseThrow();

    // Then: a bucket is at most 1/64 of its values wide
    double exact = WassersteinTest.bruteForce(some, others);
    double absolute =
        Arrays.stream(some).map(Math::abs).average().orElseThrow()
            + Arrays.stream(others).map(Math::abs).average().orElseThrow();
    assertThat(distance.value())
        .isCloseTo(exact, Offset.offset(distance.errorBound() + exact * 1e-12));
    assertThat(distance.errorBound()).isLessThan(absolute / 64);
  }

  @Test
  void isNoDistanceFromItselfAndNoneFromNothingOrBeyondTheDoubles() {
    // Given
    SignedHistogram some = of(new double[] {-3, 0, 2, 1_000});
    SignedHistogram lowest = of(new double[] {-Double.MAX_VALUE});
    SignedHistogram highest = of(new double[] {Double.MAX_VALUE});

    // When / Then
    assertThat(some.distance(some).orElseThrow().value()).isZero();
    assertThat(some.distance(new SignedHistogram())).isEmpty();
    assertThat(new SignedHistogram().distance(some)).isEmpty();
    assertThat(lowest.distance(highest)).isEmpty();
  }
}
