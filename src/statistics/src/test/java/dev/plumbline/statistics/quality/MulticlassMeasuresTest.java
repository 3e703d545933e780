package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.estimate.Estimate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MulticlassMeasuresTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-15);
  private static final Offset<Double> SIX_DIGITS = Offset.offset(5.1e-7);

  private static double value(Optional<Estimate> estimate) {
    return estimate.orElseThrow().value();
  }

  private static MulticlassMeasures of(int classes, int[] actual, int[] predicted) {
    ClassificationCounts counts = new ClassificationCounts(classes);
    for (int index = 0; index < actual.length; index++) {
      counts.count(actual[index], predicted[index], 1);
    }
    return MulticlassMeasures.of(counts);
  }

  /** Amazon SageMaker, model-monitor-model-quality-metrics.md, multiclass example. */
  @Test
  void agreesWithTheExampleOfSageMaker() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);
    counts.count(0, 0, 1180);
    counts.count(0, 1, 510);
    counts.count(1, 0, 268);
    counts.count(1, 1, 138);

    // When
    MulticlassMeasures measures = MulticlassMeasures.of(counts);
    MulticlassMeasures alwaysOne = measures.constant(1);

    // Then
    assertThat(value(measures.accuracy())).isCloseTo(0.6288167938931297, EXACT);
    assertThat(value(measures.weightedRecall())).isCloseTo(0.6288167938931297, EXACT);
    assertThat(value(measures.weightedPrecision())).isCloseTo(0.6983172269629505, EXACT);
    assertThat(value(measures.weightedFBeta(0.5))).isCloseTo(0.6803947317178771, EXACT);
    assertThat(value(measures.weightedF1())).isCloseTo(0.6571162346664904, EXACT);
    assertThat(value(measures.weightedFBeta(2))).isCloseTo(0.6384024354394601, EXACT);
    assertThat(value(alwaysOne.accuracy())).isCloseTo(0.19370229007633588, EXACT);
    assertThat(value(alwaysOne.weightedPrecision())).isCloseTo(0.03752057718081697, EXACT);
    assertThat(value(alwaysOne.weightedF1())).isCloseTo(0.06286421244683643, EXACT);
    assertThat(value(measures.baseline().accuracy())).isCloseTo(1690.0 / 2096, EXACT);
  }

  /** scikit-learn, docstrings of cohen_kappa_score and balanced_accuracy_score. */
  @Test
  void agreesWithKappaAndBalancedAccuracyOfScikitLearn() {
    // When
    MulticlassMeasures measures = of(3, new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2});

    // Then
    assertThat(value(measures.kappa())).isCloseTo(0.428571, SIX_DIGITS);
    assertThat(value(measures.balancedAccuracy())).isCloseTo(0.555556, SIX_DIGITS);
  }

  /** scikit-learn, docstrings of f1_score, precision_score and recall_score. */
  @Test
  void agreesWithTheAveragesOfScikitLearn() {
    // When
    MulticlassMeasures measures = of(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});

    // Then
    assertThat(value(measures.macroF1())).isCloseTo(0.266667, SIX_DIGITS);
    assertThat(value(measures.microF1())).isCloseTo(0.333333, SIX_DIGITS);
    assertThat(value(measures.weightedF1())).isCloseTo(0.266667, SIX_DIGITS);
    assertThat(value(measures.macroPrecision())).isCloseTo(0.222222, SIX_DIGITS);
    assertThat(value(measures.macroRecall())).isCloseTo(0.333333, SIX_DIGITS);
    assertThat(value(measures.ofClass(0).f1())).isCloseTo(0.8, EXACT);
    assertThat(value(measures.ofClass(1).f1())).isZero();
    assertThat(value(measures.ofClass(2).f1())).isZero();
  }

  /** Azure Machine Learning, component tests: truth 0 1 0, predicted 0 0 1. */
  @Test
  void agreesWithTheExampleOfAzure() {
    // When
    MulticlassMeasures measures = of(2, new int[] {0, 1, 0}, new int[] {0, 0, 1});

    // Then
    assertThat(value(measures.accuracy())).isCloseTo(1.0 / 3, EXACT);
    assertThat(value(measures.macroPrecision())).isEqualTo(0.25);
    assertThat(value(measures.macroRecall())).isEqualTo(0.25);
  }

  @Test
  void correlatesTwoClassesAsTheBinaryMeasureDoes() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);
    counts.count(0, 0, 80);
    counts.count(0, 1, 13);
    counts.count(1, 0, 21);
    counts.count(1, 1, 340);

    // When
    Estimate correlation = MulticlassMeasures.of(counts).mcc().orElseThrow();

    // Then
    Estimate expected = BinaryMeasures.of(counts, 0).mcc().orElseThrow();
    assertThat(correlation.value()).isCloseTo(expected.value(), EXACT);
    assertThat(correlation.lower()).isCloseTo(expected.lower(), Offset.offset(1e-8));
    assertThat(correlation.upper()).isCloseTo(expected.upper(), Offset.offset(1e-8));
  }

  @Test
  void leavesOutOfAveragesTheClassesThatDoNotOccurAndThoseNotListed() {
    // Given: class 2 never occurs, class 1 is predicted only, other is no class
    ClassificationCounts counts = new ClassificationCounts(3);
    counts.count(0, 0, 6);
    counts.count(0, 1, 2);
    counts.count(counts.other(), 0, 2);
    counts.count(counts.other(), counts.other(), true, 5);

    // When
    MulticlassMeasures measures = MulticlassMeasures.of(counts);

    // Then
    assertThat(value(measures.macroPrecision())).isEqualTo((6.0 / 8 + 0) / 2);
    assertThat(value(measures.macroRecall())).isEqualTo((6.0 / 8 + 0) / 2);
    assertThat(value(measures.weightedRecall())).isEqualTo(6.0 / 8);
    assertThat(value(measures.accuracy())).isEqualTo(11.0 / 15);
    assertThat(measures.ofClass(1).recall()).isEmpty();
    assertThat(measures.ofClass(2).f1()).isEmpty();
  }

  @Test
  void isUndefinedWhereThereIsNothingToAverage() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);
    MulticlassMeasures nothing = MulticlassMeasures.of(counts);
    counts.count(counts.other(), counts.other(), true, 9);
    MulticlassMeasures unlisted = MulticlassMeasures.of(counts);
    counts.count(0, 1, -1);
    MulticlassMeasures partial = MulticlassMeasures.of(counts);

    // When / Then
    for (MulticlassMeasures measures : List.of(nothing, unlisted, partial)) {
      assertThat(measures.macroF1()).isEmpty();
      assertThat(measures.weightedF1()).isEmpty();
      assertThat(measures.balancedAccuracy()).isEmpty();
      assertThat(measures.kappa()).isEmpty();
      assertThat(measures.mcc()).isEmpty();
    }
    assertThat(nothing.accuracy()).isEmpty();
    assertThat(nothing.baselineLogLoss()).isEmpty();
    assertThat(value(unlisted.accuracy())).isEqualTo(1);
    assertThat(unlisted.baseline().accuracy().orElseThrow().value()).isZero();
  }

  @Test
  void comparesWithTheMostFrequentListedClassTheFirstOfEqualOnes() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(3);
    counts.count(1, 0, 4);
    counts.count(2, 2, 4);
    counts.count(counts.other(), 2, 10);
    counts.count(0, 0, 2);

    // When
    MulticlassMeasures measures = MulticlassMeasures.of(counts);

    // Then
    assertThat(value(measures.baseline().accuracy())).isEqualTo(4.0 / 20);
    assertThat(value(measures.baseline().ofClass(1).recall())).isEqualTo(1);
    assertThat(value(measures.baselineLogLoss()))
        .isCloseTo(
            -0.4 * Math.log(0.2) - 0.1 * Math.log(0.1) - 0.5 * Math.log(0.5), Offset.offset(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void holdsTheTruthInNinetyFivePercentOfTheSamples(int classes) {
    // Given: seven of ten outcomes are right, the others anything, rarer classes less often
    Random random = new Random(7);
    MulticlassMeasures truth = MulticlassMeasures.of(drawn(new Random(1), classes, 3_000_000));
    List<Function<MulticlassMeasures, Optional<Estimate>>> all =
        List.of(
            MulticlassMeasures::macroF1,
            MulticlassMeasures::macroPrecision,
            MulticlassMeasures::weightedF1,
            MulticlassMeasures::weightedRecall,
            MulticlassMeasures::kappa,
            MulticlassMeasures::mcc);
    int[] held = new int[all.size()];

    // When
    for (int sample = 0; sample < 500; sample++) {
      MulticlassMeasures measures = MulticlassMeasures.of(drawn(random, classes, 1_000));
      for (int index = 0; index < held.length; index++) {
        Estimate estimate = all.get(index).apply(measures).orElseThrow();
        double expected = value(all.get(index).apply(truth));
        held[index] += estimate.lower() <= expected && expected <= estimate.upper() ? 1 : 0;
      }
    }

    // Then
    for (int count : held) {
      assertThat(count / 500.0).isBetween(0.92, 0.98);
    }
  }

  private static ClassificationCounts drawn(Random random, int classes, int size) {
    ClassificationCounts counts = new ClassificationCounts(classes);
    for (int outcome = 0; outcome < size; outcome++) {
      int actual = (int) (classes * Math.sqrt(random.nextDouble()));
      counts.count(actual, random.nextInt(10) < 7 ? actual : random.nextInt(classes), 1);
    }
    return counts;
  }

  @Test
  void measuresFiftyClassesWithinMilliseconds() {
    // Given
    ClassificationCounts counts = drawn(new Random(2), 50, 100_000);
    double sum = 0;

    // When
    long start = System.nanoTime();
    for (int window = 0; window < 50; window++) {
      MulticlassMeasures measures = MulticlassMeasures.of(counts);
      sum += value(measures.macroF1()) + value(measures.macroPrecision());
      sum += value(measures.macroRecall()) + value(measures.weightedF1());
      sum += value(measures.weightedPrecision()) + value(measures.weightedRecall());
      sum += value(measures.kappa()) + value(measures.accuracy());
    }
    Duration each = Duration.ofNanos(System.nanoTime() - start).dividedBy(50);

    // Then: some 2 ms cold on a busy machine; the limit only catches another order of growth
    assertThat(sum).isPositive();
    assertThat(each).isLessThan(Duration.ofMillis(100));
  }
}
