package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ReferenceBinsTest {

  private static double[] sorted(int size, IntToDoubleFunction value) {
    double[] values = new double[size];
    for (int index = 0; index < size; index++) {
      values[index] = value.applyAsDouble(index);
    }
    Arrays.sort(values);
    return values;
  }

  private static double[] normal(int size, long seed) {
    Random random = new Random(seed);
    return sorted(size, index -> random.nextGaussian());
  }

  private static long[] counted(ReferenceBins bins, double[] values) {
    long[] counts = new long[bins.bins()];
    for (double value : values) {
      counts[bins.binOf(value)]++;
    }
    return counts;
  }

  /** What holds for the bins of every reference. */
  private static void assertSound(ReferenceBins bins, double[] reference) {
    assertThat(bins.counts()).isEqualTo(counted(bins, reference));
    assertThat(bins.bins()).isLessThanOrEqualTo(598);
    assertThat(bins.groups()).isBetween(1, 11);
    assertThat(Arrays.stream(bins.inGroups(bins.counts())).skip(bins.hasElsewhere() ? 1 : 0))
        .allMatch(count -> count > 0);
    assertThat(new ReferenceBins(bins.upperEdges(), bins.counts(), bins.groupOf()))
        .isEqualTo(bins)
        .hasSameHashCodeAs(bins);
    for (int bin = 0; bin < bins.bins(); bin++) {
      assertThat(bins.counts()[bin] > 0 || (isFixed(bins, bin - 1) && isFixed(bins, bin)))
          .as("bin %d of %s has reference mass or lies between fixed edges", bin, bins)
          .isTrue();
    }
  }

  /** Whether the upper edge of the bin belongs to an atom, bounds a group, or is an open end. */
  private static boolean isFixed(ReferenceBins bins, int bin) {
    return bin < 0
        || bin + 1 == bins.bins()
        || bins.isAtom(bin)
        || bins.isAtom(bin + 1)
        || bins.groupOf(bin) != bins.groupOf(bin + 1);
  }

  @Test
  void givesEveryBinOfAContinuousReferenceTheSameMass() {
    // Given
    double[] reference = normal(10_000, 1);

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    assertSound(bins, reference);
    assertThat(bins.bins()).isEqualTo(200);
    assertThat(bins.counts()).containsOnly(50);
    assertThat(bins.groups()).isEqualTo(10);
    assertThat(bins.inGroups(bins.counts())).containsOnly(1_000);
    assertThat(bins.groupOf()).isEqualTo(IntStream.range(0, 200).map(bin -> bin / 20).toArray());
  }

  /** Scouter: the quartiles of 1 … 8 by definition 7 are 2.75, 4.5 and 6.25. */
  @Test
  void takesQuantilesByDefinitionSeven() {
    // Given
    SortedSample sample = new SortedSample(sorted(8, index -> index + 1));

    // When / Then
    assertThat(sample.quantile(1, 4)).isEqualTo(2.75);
    assertThat(sample.quantile(2, 4)).isEqualTo(4.5);
    assertThat(sample.quantile(3, 4)).isEqualTo(6.25);
  }

  @Test
  void takesTheDecilesAsGroupEdges() {
    // Given
    double[] reference = normal(3_217, 2);
    SortedSample sample = new SortedSample(reference);

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    for (int decile = 1; decile < 10; decile++) {
      double edge = sample.quantile(decile, 10);
      assertThat(bins.groupOf(bins.binOf(edge))).isEqualTo(decile - 1);
      assertThat(bins.groupOf(bins.binOf(Math.nextUp(edge)))).isEqualTo(decile);
    }
  }

  /** Scouter: (2, 6] of these six values holds 3, (0, 11] of the ten holds 0.4. */
  @Test
  void closesItsBinsAbove() {
    // Given
    ReferenceBins six = new ReferenceBins(new double[] {2, 6}, new long[] {1, 1, 1}, groups(3));
    ReferenceBins ten = new ReferenceBins(new double[] {0, 11}, new long[] {1, 1, 1}, groups(3));

    // When / Then
    assertThat(counted(six, new double[] {1, 2.5, 3.7, 5, 6.3, 8.1})[1]).isEqualTo(3);
    assertThat(counted(ten, new double[] {12, 11, 10, 1, 10, 21, 19, 12, 12, 23})[1]).isEqualTo(4);
    assertThat(six.binOf(2)).isZero();
    assertThat(six.binOf(6)).isEqualTo(1);
    assertThat(six.binOf(-1e300)).isZero();
    assertThat(six.binOf(1e300)).isEqualTo(2);
  }

  private static int[] groups(int bins) {
    return IntStream.range(0, bins).toArray();
  }

  @Test
  void givesAHeavyValueABinOfItsOwn() {
    // Given: 30 % zeros in a continuous feature
    Random random = new Random(3);
    double[] reference = sorted(10_000, index -> index < 3_000 ? 0 : random.nextGaussian());

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    int zero = bins.binOf(0);
    assertSound(bins, reference);
    assertThat(bins.isAtom(zero)).isTrue();
    assertThat(bins.counts()[zero]).isEqualTo(3_000);
    assertThat(bins.binOf(-0.0)).isEqualTo(zero);
    assertThat(bins.binOf(Double.MIN_VALUE)).isEqualTo(zero + 1);
    assertThat(bins.binOf(-Double.MIN_VALUE)).isEqualTo(zero - 1);
  }

  @Test
  void reportsBelowAtAndAboveAConstant() {
    // Given
    double[] reference = sorted(500, index -> 42);

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    assertSound(bins, reference);
    assertThat(bins.counts()).containsExactly(0, 500, 0);
    assertThat(bins.groupOf()).containsExactly(0, 1, 0);
    assertThat(bins.binOf(41.9)).isZero();
    assertThat(bins.binOf(42)).isEqualTo(1);
    assertThat(bins.binOf(42.1)).isEqualTo(2);
  }

  @Test
  void worksForOneValueAndForThree() {
    // Given
    double[] one = {-0.0};
    double[] three = {1, 2, 3};

    // When
    ReferenceBins ofOne = ReferenceBins.of(one);
    ReferenceBins ofThree = ReferenceBins.of(three);

    // Then
    assertSound(ofOne, one);
    assertSound(ofThree, three);
    assertThat(ofOne.counts()).containsExactly(0, 1, 0);
    assertThat(ofThree.groups()).isEqualTo(3);
    assertThat(ofThree.inGroups(ofThree.counts())).containsExactly(1, 1, 1);
  }

  @Test
  void groupsZerosAndOnesByValue() {
    // Given
    double[] reference = sorted(1_000, index -> index % 4 == 0 ? 1 : 0);

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    assertSound(bins, reference);
    assertThat(bins.inGroups(bins.counts())).containsExactly(0, 750, 250);
  }

  @Test
  void worksAtTheEndsOfTheDoubles() {
    // Given
    double[] reference = {-Double.MAX_VALUE, -1, 0, 1, Double.MAX_VALUE};

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    assertSound(bins, reference);
    assertThat(bins.groups()).isGreaterThan(3);
  }

  @RepeatedTest(60)
  void isSoundForAnyMixtureOfTiesAndValues(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int size = 1 + random.nextInt(2_000);
    int distinct = 1 + random.nextInt(300);
    double tied = random.nextDouble();
    double[] reference =
        sorted(
            size,
            index -> {
              if (random.nextDouble() < tied) {
                return Math.rint(Math.pow(random.nextDouble(), 3) * distinct);
              }
              return random.nextGaussian() * distinct;
            });

    // When
    ReferenceBins bins = ReferenceBins.of(reference);

    // Then
    assertSound(bins, reference);
    for (int bin = 0; bin < bins.bins(); bin++) {
      boolean heavy = bins.counts()[bin] * 200 > 2L * size + 400;
      assertThat(!heavy || bins.isAtom(bin)).as("%s, bin %d", bins, bin).isTrue();
    }
  }

  @RepeatedTest(20)
  void findsTheBinThatALinearSearchFinds(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double[] reference = sorted(1_000, index -> Math.rint(random.nextGaussian() * 50) / 10);
    ReferenceBins bins = ReferenceBins.of(reference);
    double[] edges = bins.upperEdges();

    for (int attempt = 0; attempt < 500; attempt++) {
      double value =
          random.nextInt(3) == 0 ? edges[random.nextInt(edges.length)] : random.nextGaussian() * 6;
      int expected = 0;
      while (expected < edges.length && edges[expected] < value) {
        expected++;
      }

      // When / Then
      assertThat(bins.binOf(value)).isEqualTo(expected);
    }
  }

  @Test
  void doesNotFollowLaterChangesOfWhatItWasGiven() {
    // Given
    double[] edges = {1};
    long[] counts = {1, 1};
    int[] groups = {0, 1};
    ReferenceBins bins = new ReferenceBins(edges, counts, groups);

    // When
    edges[0] = 5;
    counts[0] = 5;
    groups[1] = 0;
    bins.counts()[1] = 9;
    bins.upperEdges()[0] = 9;
    bins.groupOf()[1] = 9;

    // Then
    assertThat(bins).isEqualTo(new ReferenceBins(new double[] {1}, new long[] {1, 1}, groups(2)));
  }

  @Test
  void refusesAReferenceThatIsNotSortedFiniteNumbers() {
    assertThatThrownBy(() -> ReferenceBins.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reference needs at least one value, but has none");
    assertThatThrownBy(() -> ReferenceBins.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reference values must be finite, but value 1 is NaN");
    assertThatThrownBy(() -> ReferenceBins.of(new double[] {2, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reference values must ascend, but value 1 is 1.0 after 2.0");
  }

  @Test
  void refusesStoredBinsThatAreNotBins() {
    double[] edges = {1, 2};
    long[] counts = {1, 1, 1};
    assertRefused(edges, new long[] {1, 1}, groups(3), "2 edges, 2 counts, 3 groups");
    assertRefused(new double[] {2, 2}, counts, groups(3), "edge 1 is 2.0");
    assertRefused(new double[] {-0.0, 0.0}, counts, groups(3), "edge 1 is 0.0");
    assertRefused(new double[] {1, Double.NaN}, counts, groups(3), "edge 1 is NaN");
    assertRefused(edges, new long[] {1, -1, 1}, groups(3), "that of bin 1 is -1");
    assertRefused(edges, counts, new int[] {1, 1, 1}, "0 is not there");
    assertRefused(edges, counts, new int[] {0, 2, 2}, "that of bin 1 is 2");
    assertRefused(edges, counts, new int[] {0, 1, -1}, "that of bin 2 is -1");
    assertRefused(edges, new long[] {1, 0, 1}, groups(3), "group 1 has none");
  }

  private static void assertRefused(double[] edges, long[] counts, int[] groupOf, String reason) {
    assertThatThrownBy(() -> new ReferenceBins(edges, counts, groupOf))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
