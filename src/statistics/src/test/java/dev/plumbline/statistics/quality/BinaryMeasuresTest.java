package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.estimate.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryMeasuresTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-15);
  private static final Offset<Double> FIVE_DIGITS = Offset.offset(5.1e-6);

  private static double value(Optional<Estimate> estimate) {
    return estimate.orElseThrow().value();
  }

  /** Amazon SageMaker, model-monitor-model-quality-metrics.md, binary example. */
  @Test
  void agreesWithTheExampleOfSageMaker() {
    // When
    BinaryMeasures measures = new BinaryMeasures(1, 2, 1, 0);

    // Then
    assertThat(value(measures.recall())).isEqualTo(1);
    assertThat(value(measures.precision())).isEqualTo(0.3333333333333333);
    assertThat(value(measures.accuracy())).isEqualTo(0.5);
    assertThat(value(measures.fBeta(0.5))).isCloseTo(0.3846153846153846, EXACT);
    assertThat(value(measures.f1())).isEqualTo(0.5);
    assertThat(value(measures.fBeta(2))).isCloseTo(0.7142857142857143, EXACT);
    assertThat(value(measures.specificity())).isEqualTo(0.3333333333333333);
  }

  /** NannyML, tests/performance_calculation: ten chunks of 5,000. */
  @ParameterizedTest
  @CsvSource({
    "2277,  77, 2337, 309, .92186, .96729, .88051, .9681,  .9228,  775",
    "2164,  76, 2466, 294, .92124, .96607, .88039, .9701,  .926,   710",
    "2158,  70, 2501, 271, .92678, .96858, .88843, .97277, .9318,  655",
    "2161,  71, 2447, 321, .91684, .96819, .87067, .9718,  .9216,  895",
    "2223,  78, 2409, 290, .92356, .9661,  .8846,  .96864, .9264,  670",
    "2023, 108, 2395, 474, .87424, .94932, .81017, .95685, .8836, 1290",
    "2041,  90, 2385, 484, .87672, .95777, .80832, .96364, .8852, 1520",
    "2000, 105, 2392, 503, .86806, .95012, .79904, .95795, .8784, 1465",
    "2034,  91, 2427, 448, .883,   .95718, .8195,  .96386, .8922, 1330",
    "2057, 125, 2316, 502, .86775, .94271, .80383, .94879, .8746, 1260"
  })
  void agreesWithTheChunksOfNannyMl(
      long truePositives,
      long falsePositives,
      long trueNegatives,
      long falseNegatives,
      double f1,
      double precision,
      double recall,
      double specificity,
      double accuracy,
      double businessValue) {
    // When
    BinaryMeasures chunk =
        new BinaryMeasures(truePositives, falsePositives, trueNegatives, falseNegatives);

    // Then
    assertThat(value(chunk.f1())).isCloseTo(f1, FIVE_DIGITS);
    assertThat(value(chunk.precision())).isCloseTo(precision, FIVE_DIGITS);
    assertThat(value(chunk.recall())).isCloseTo(recall, FIVE_DIGITS);
    assertThat(value(chunk.specificity())).isCloseTo(specificity, FIVE_DIGITS);
    assertThat(value(chunk.accuracy())).isCloseTo(accuracy, FIVE_DIGITS);
    assertThat(value(chunk.businessValue(0, -10, 0, 5))).isEqualTo(businessValue);
  }

  /** scikit-learn, docstring of matthews_corrcoef: truth 1 1 1 −1, predicted 1 −1 1 1. */
  @Test
  void agreesWithTheCorrelationOfScikitLearn() {
    assertThat(value(new BinaryMeasures(2, 1, 0, 1).mcc())).isCloseTo(-1.0 / 3, EXACT);
  }

  @Test
  void givesTheWorkedNumbersOfItsDocumentation() {
    // When
    BinaryMeasures measures = new BinaryMeasures(8, 2, 85, 5);

    // Then
    assertThat(value(measures.precision())).isEqualTo(0.8);
    assertThat(value(measures.recall())).isCloseTo(0.6154, Offset.offset(5e-5));
    assertThat(value(measures.f1())).isCloseTo(0.6957, Offset.offset(5e-5));
    assertThat(value(measures.positiveRate())).isEqualTo(0.1);
    assertThat(value(measures.balancedAccuracy())).isCloseTo((8 / 13.0 + 85 / 87.0) / 2, EXACT);
  }

  @Test
  void hasTheIntervalOfWilsonForShares() {
    // When
    BinaryMeasures measures = new BinaryMeasures(8, 2, 85, 5);

    // Then
    Proportion expected = Proportion.wilson(8, 10).orElseThrow();
    assertThat(measures.precision())
        .contains(new Estimate(0.8, expected.lower(), expected.upper(), null));
  }

  @Test
  void hasTheIntervalOfTheDeltaMethodForF1() {
    // Given: Takahashi et al. 2022, F1 = 2TP/(2TP+FP+FN), by hand with half a count in each cell
    BinaryMeasures measures = new BinaryMeasures(2277, 77, 2337, 309);
    double tp = 2277.5;
    double wrong = 77.5 + 309.5;
    double denominator = 2 * tp + wrong;
    double byTrue = 2 * wrong / denominator / denominator;
    double byFalse = -2 * tp / denominator / denominator;

    // When
    Estimate f1 = measures.f1().orElseThrow();

    // Then
    double error = Math.sqrt(tp * byTrue * byTrue + wrong * byFalse * byFalse);
    assertThat(f1.upper() - f1.value()).isCloseTo(1.959964 * error, Offset.offset(1e-8));
    assertThat(f1.value() - f1.lower()).isCloseTo(1.959964 * error, Offset.offset(1e-8));
    assertThat(f1.lower()).isCloseTo(0.9141, Offset.offset(1e-4));
    assertThat(f1.upper()).isCloseTo(0.9296, Offset.offset(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"100, 0.90", "1000, 0.935"})
  void holdsTheTruthInNinetyFivePercentOfTheSamples(int size, double least) {
    // Given: 30 % positives, of which 80 % are found, and 10 % false alarms
    Random random = new Random(5);
    double[] shares = {0.24, 0.07, 0.63, 0.06};
    int[] held = new int[4];

    // When
    for (int sample = 0; sample < 2_000; sample++) {
      BinaryMeasures drawn = drawn(random, shares, size);
      held[0] += holds(drawn, BinaryMeasures::f1, 0.48 / 0.61);
      held[1] += holds(drawn, BinaryMeasures::balancedAccuracy, 0.85);
      held[2] += holds(drawn, BinaryMeasures::mcc, (0.24 * 0.63 - 0.07 * 0.06) / margins());
      held[3] += holds(drawn, m -> m.businessValue(1, -2, 0, -5), size * (0.24 - 0.14 - 0.3));
    }

    // Then
    for (int count : held) {
      assertThat(count / 2_000.0).isBetween(least, 0.975);
    }
  }

  private static double margins() {
    return Math.sqrt(0.31 * 0.3 * 0.7 * 0.69);
  }

  private static BinaryMeasures drawn(Random random, double[] shares, int size) {
    long[] cells = new long[4];
    for (int outcome = 0; outcome < size; outcome++) {
      double draw = random.nextDouble();
      int cell = 0;
      while (cell < 3 && draw >= shares[cell]) {
        draw -= shares[cell];
        cell++;
      }
      cells[cell]++;
    }
    return new BinaryMeasures(cells[0], cells[1], cells[2], cells[3]);
  }

  private static int holds(
      BinaryMeasures measures, Function<BinaryMeasures, Optional<Estimate>> measure, double truth) {
    Estimate estimate = measure.apply(measures).orElseThrow();
    return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
  }

  /** By hand: n·(Σ pᵢ vᵢ² − (Σ pᵢ vᵢ)²) with half a count in each cell. */
  @Test
  void hasTheNormalIntervalForBusinessValue() {
    // When
    Estimate worth = new BinaryMeasures(40, 10, 45, 5).businessValue(10, -1, 0, -20).orElseThrow();

    // Then
    double squares = 40.5 * 100 + 10.5 + 5.5 * 400;
    double sum = 405 - 10.5 - 110;
    double error = Math.sqrt(squares - sum * sum / 102);
    assertThat(worth.value()).isEqualTo(290);
    assertThat(worth.upper() - 290).isCloseTo(1.959964 * error, Offset.offset(1e-4));
    assertThat(290 - worth.lower()).isCloseTo(1.959964 * error, Offset.offset(1e-4));
  }

  @Test
  void isNotCertainAfterFewOutcomesWithoutAnError() {
    // When
    BinaryMeasures perfect = new BinaryMeasures(3, 0, 4, 0);

    // Then
    for (Optional<Estimate> estimate :
        List.of(perfect.f1(), perfect.fBeta(2), perfect.balancedAccuracy(), perfect.mcc())) {
      assertThat(estimate.orElseThrow().value()).isEqualTo(1);
      assertThat(estimate.orElseThrow().upper()).isEqualTo(1);
      assertThat(estimate.orElseThrow().lower()).isBetween(0.2, 0.9);
    }
  }

  @Test
  void isUndefinedWhereItDividesByZero() {
    // Given
    BinaryMeasures none = new BinaryMeasures(0, 0, 0, 0);
    BinaryMeasures onlyNegatives = new BinaryMeasures(0, 0, 7, 0);
    BinaryMeasures onlyPositives = new BinaryMeasures(3, 0, 0, 4);

    // When / Then
    assertThat(none.accuracy()).isEmpty();
    assertThat(none.positiveRate()).isEmpty();
    assertThat(none.businessValue(1, 1, 1, 1)).isEmpty();
    assertThat(onlyNegatives.precision()).isEmpty();
    assertThat(onlyNegatives.recall()).isEmpty();
    assertThat(onlyNegatives.f1()).isEmpty();
    assertThat(onlyNegatives.mcc()).isEmpty();
    assertThat(onlyNegatives.balancedAccuracy()).isEmpty();
    assertThat(value(onlyNegatives.specificity())).isEqualTo(1);
    assertThat(onlyPositives.specificity()).isEmpty();
    assertThat(onlyPositives.mcc()).isEmpty();
    assertThat(value(onlyPositives.f1())).isCloseTo(0.6, EXACT);
  }

  @Test
  void reportsNothingOfAPartialSum() {
    // When
    BinaryMeasures correction = new BinaryMeasures(2, -1, 3, 1);

    // Then
    assertThat(correction.f1()).isEmpty();
    assertThat(correction.mcc()).isEmpty();
    assertThat(correction.balancedAccuracy()).isEmpty();
    assertThat(correction.businessValue(1, 1, 1, 1)).isEmpty();
    assertThat(correction.precision()).isEmpty();
  }

  @Test
  void comparesWithTheBestConstantAnswer() {
    // Given
    BinaryMeasures fewPositives = new BinaryMeasures(5, 1, 90, 4);
    BinaryMeasures manyPositives = new BinaryMeasures(50, 10, 5, 20);

    // When / Then
    assertThat(fewPositives.baseline()).isEqualTo(new BinaryMeasures(0, 0, 91, 9));
    assertThat(value(fewPositives.baseline().accuracy())).isEqualTo(0.91);
    assertThat(fewPositives.baseline().precision()).isEmpty();
    assertThat(manyPositives.baseline()).isEqualTo(new BinaryMeasures(70, 15, 0, 0));
    assertThat(new BinaryMeasures(1, 2, 0, 1).baseline()).isEqualTo(new BinaryMeasures(2, 2, 0, 0));
  }

  @Test
  void takesOneClassOfAMatrixAgainstTheRest() {
    // Given
    ClassificationCounts counts = new ClassificationCounts(2);
    counts.count(0, 0, 3);
    counts.count(0, 1, 5);
    counts.count(1, 0, 7);
    counts.count(1, 1, 11);
    counts.count(0, counts.other(), 13);
    counts.count(counts.other(), 1, 17);

    // When
    BinaryMeasures first = BinaryMeasures.of(counts, 0);

    // Then
    assertThat(first).isEqualTo(new BinaryMeasures(3, 7, 28, 18));
    assertThat(first.total()).isEqualTo(counts.total());
  }
}
