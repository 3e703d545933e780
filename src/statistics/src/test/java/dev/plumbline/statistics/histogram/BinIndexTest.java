package dev.plumbline.statistics.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinIndexTest {

  private static int searched(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value + 0.0);
    return found >= 0 ? found : -found - 1;
  }

  private static void assertLikeASearch(double[] edges, double value) {
    assertThat(new BinIndex(edges).binOf(value))
        .as("%s among %s", value, Arrays.toString(edges))
        .isEqualTo(searched(edges, value));
  }

  private static double[] edges(DoubleStream values) {
    return values.map(value -> value + 0.0).filter(Double::isFinite).sorted().distinct().toArray();
  }

  /**
   * Any kind of numbers: all bit patterns, one octave, ties, both signs, subnormal ones, far tails,
   * many zeros.
   */
  private static DoubleSupplier law(Random random, int kind) {
    double location = random.nextGaussian() * 1_000;
    return switch (kind) {
      case 0 -> () -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random::nextGaussian;
      case 2 -> () -> location + random.nextGaussian();
      case 3 -> () -> Math.exp(5 * random.nextGaussian());
      case 4 -> () -> Math.rint(random.nextGaussian() * 3);
      case 5 -> () -> Double.MIN_VALUE * (random.nextInt(2_000) - 1_000);
      case 6 -> () -> -1 - random.nextDouble() * 1e-12;
      case 7 -> () -> random.nextGaussian() / random.nextGaussian();
      case 8 -> () -> random.nextBoolean() ? 0 : Math.exp(3 * random.nextGaussian());
      default -> () -> Math.pow(10, random.nextInt(600) - 300) * (random.nextInt(3) - 1);
    };
  }

  @RepeatedTest(200)
  void findsTheBinThatABinarySearchFinds(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    int kind = repetition.getCurrentRepetition() % 10;
    DoubleSupplier law = law(random, kind);
    double[] edges = edges(DoubleStream.generate(law).limit(random.nextInt(400)));
    BinIndex index = new BinIndex(edges);
    double[] values =
        DoubleStream.concat(
                DoubleStream.concat(
                    DoubleStream.generate(law).limit(2_000),
                    Arrays.stream(edges)
                        .flatMap(
                            edge -> DoubleStream.of(edge, Math.nextUp(edge), Math.nextDown(edge)))),
                DoubleStream.of(
                    0.0,
                    -0.0,
                    Double.MIN_VALUE,
                    -Double.MIN_VALUE,
                    Double.MIN_NORMAL,
                    -Double.MIN_NORMAL,
                    Double.MAX_VALUE,
                    -Double.MAX_VALUE))
            .filter(Double::isFinite)
            .toArray();

    // When / Then
    for (double value : values) {
      int found = index.binOf(value);
      if (found != searched(edges, value)) {
        assertLikeASearch(edges, value);
      }
      if (value <= index.high()) {
        int guess = index.guessUpToHigh(value);
        assertThat(guess).isLessThanOrEqualTo(found);
        assertThat(index.reaches(guess, value)).isEqualTo(guess == found);
      }
    }
    double[] upToHigh = Arrays.stream(values).filter(value -> value <= index.high()).toArray();
    int[] found = new int[upToHigh.length];
    index.findUpToHigh(upToHigh, 0, upToHigh.length, found);
    assertThat(found).isEqualTo(Arrays.stream(upToHigh).mapToInt(index::binOf).toArray());
  }

  @Test
  void findsTheBinBesideAnAtomOfZero() {
    // Given: the edges of an atom of zero, the smallest numbers there are
    double[] edges = {-2, -Double.MIN_VALUE, 0, 1, 3};

    // When / Then
    for (double value :
        new double[] {-3, -2, -1, -1e-300, -Double.MIN_VALUE, -0.0, 0, Double.MIN_VALUE, 1, 2, 9}) {
      assertLikeASearch(edges, value);
    }
  }

  @Test
  void findsTheBinBesideAnAtomFarBelowZero() {
    // Given
    double[] edges = {Math.nextDown(-1e6), -1e6};

    // When / Then
    for (double value : new double[] {-1e300, -1e6 - 1, edges[0], -1e6, -1e6 + 1, 0, 1e300}) {
      assertLikeASearch(edges, value);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7, 8})
  void findsNearlyEveryBinAtOnce(int kind) {
    // Given
    Random random = new Random(kind);
    DoubleSupplier law = law(random, kind);
    double[] values = DoubleStream.generate(law).limit(10_000).sorted().toArray();
    BinIndex index = ReferenceBins.of(values).index();

    // When
    long atOnce =
        Arrays.stream(values)
            .filter(value -> value <= index.high())
            .filter(value -> index.reaches(index.guessUpToHigh(value), value))
            .count();

    // Then
    assertThat(atOnce).isGreaterThan(8_500);
  }

  @Test
  void knowsASingleBin() {
    assertThat(new BinIndex(new double[0]).binOf(5)).isZero();
    assertThat(new BinIndex(new double[0]).binOf(-0.0)).isZero();
  }

  @Test
  void findsTheBinsOfMoreEdgesThanSixteenBitsCanNumber() {
    // Given
    double[] edges = edges(new Random(3).doubles(99_999));
    BinIndex index = new BinIndex(edges);

    // When / Then
    assertThat(edges.length).isGreaterThan(65_535);
    for (double value : new Random(4).doubles(1_000).toArray()) {
      assertThat(index.binOf(value)).isEqualTo(searched(edges, value));
    }
  }
}
