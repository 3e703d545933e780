package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.estimate.Proportion;
import dev.plumbline.statistics.exact.AccumulatorLaws;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationCountsTest extends AccumulatorLaws<ClassificationCounts> {

  ClassificationCountsTest() {
    super(
        () -> new ClassificationCounts(3),
        ClassificationCounts::fromBytes,
        (accumulator, random) ->
            accumulator.count(random.nextInt(4), random.nextInt(4), random.nextBoolean(), 1));
  }

  @Override
  protected ClassificationCounts otherShape() {
    return new ClassificationCounts(4);
  }

  private static double accuracy(ClassificationCounts counts) {
    return Proportion.wilson(counts.correct(), counts.total()).orElseThrow().value();
  }

  /** Amazon SageMaker, model-monitor-model-quality-metrics.md, binary example. */
  @Test
  void agreesWithTheBinaryExampleOfSageMaker() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);

    // When
    counts.count(0, 0, 1);
    counts.count(0, 1, 2);
    counts.count(1, 0, 0);
    counts.count(1, 1, 1);

    // Then
    assertThat(accuracy(counts)).isEqualTo(0.5);
    assertThat(counts.cell(0, 1)).isEqualTo(2);
    assertThat(counts.cell(1, 0)).isZero();
  }

  /** Amazon SageMaker, model-monitor-model-quality-metrics.md, multiclass example. */
  @Test
  void agreesWithTheMulticlassExampleOfSageMaker() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);

    // When
    counts.count(0, 0, 1180);
    counts.count(0, 1, 510);
    counts.count(1, 0, 268);
    counts.count(1, 1, 138);

    // Then: accuracy of the best constant answer, "always 1", is its column's diagonal share
    assertThat(accuracy(counts)).isCloseTo(0.6288167938931297, Offset.offset(1e-15));
    double alwaysOne = (double) (counts.cell(1, 0) + counts.cell(1, 1)) / counts.total();
    assertThat(alwaysOne).isCloseTo(0.19370229007633588, Offset.offset(1e-15));
  }

  /** NannyML, tests/performance_calculation: ten chunks of 5,000. */
  @ParameterizedTest
  @CsvSource({
    "2277, 77, 2337, 309, 0.9228",
    "2164, 76, 2466, 294, 0.926",
    "2158, 70, 2501, 271, 0.9318",
    "2161, 71, 2447, 321, 0.9216",
    "2223, 78, 2409, 290, 0.9264",
    "2023, 108, 2395, 474, 0.8836",
    "2041, 90, 2385, 484, 0.8852",
    "2000, 105, 2392, 503, 0.8784",
    "2034, 91, 2427, 448, 0.8922",
    "2057, 125, 2316, 502, 0.8746"
  })
  void agreesWithTheChunksOfNannyMl(
      long truePositive, long falsePositive, long trueNegative, long falseNegative, double value) {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);

    // When
    counts.count(1, 1, truePositive);
    counts.count(0, 1, falsePositive);
    counts.count(0, 0, trueNegative);
    counts.count(1, 0, falseNegative);

    // Then
    assertThat(counts.total()).isEqualTo(5_000);
    assertThat(accuracy(counts)).isCloseTo(value, Offset.offset(1e-12));
  }

  @Test
  void countsTwoUnlistedClassesAsCorrectOnlyWhenTheyWereEqual() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);
    int other = counts.other();

    // When
    counts.count(other, other, false, 5);
    counts.count(other, other, true, 3);
    counts.count(other, other, 2);

    // Then
    assertThat(counts.correct()).isEqualTo(3);
    assertThat(counts.total()).isEqualTo(10);
    assertThat(counts.cell(other, other)).isEqualTo(10);
  }

  @Test
  void letsTheIndexesDecideWhereTheyCan() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);

    // When
    counts.count(1, 1, false, 1);
    counts.count(0, 1, true, 1);
    counts.count(0, counts.other(), true, 1);

    // Then
    assertThat(counts.correct()).isEqualTo(1);
  }

  @Test
  void takesAnOutcomeBack() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);
    counts.count(2, 2, true, 1);
    counts.count(0, 0, 1);

    // When
    counts.count(2, 2, true, -1);
    counts.count(0, 0, -1);

    // Then
    assertThat(counts.isZero()).isTrue();
  }

  @Test
  void isNotZeroWhenOnlyTheCorrectOnesDiffer() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(1);

    // When
    counts.count(1, 1, true, 1);
    counts.count(1, 1, false, -1);

    // Then
    assertThat(counts.total()).isZero();
    assertThat(counts.isZero()).isFalse();
  }

  @Test
  void refusesAClassThatIsNotThere() {
    assertThatThrownBy(() -> new ClassificationCounts(2).count(0, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("class indexes must be 0 to 2, but are actual 0, predicted 3");
    assertThatThrownBy(() -> new ClassificationCounts(2).count(-1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClassificationCounts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("classes must be 1 to 1000, but is 0");
  }
}
