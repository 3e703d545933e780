package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.estimate.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimatedPerformanceTest {
  private static final Offset<Double> HALF_A_BIN = Offset.offset(5e-4);

  private static double value(Optional<Expectation> expectation) {
    return expectation.orElseThrow().value();
  }

  /** NannyML, "How CBPE works": expected cells of the confusion matrix; numbers by hand. */
  @Test
  void givesTheWorkedNumbersOfItsDocumentation() {
    // Given
    ScoreHistogram scores = new ScoreHistogram();
    scores.count(0.9, true, 1);
    scores.count(0.6, true, 1);
    scores.count(0.2, false, 1);

    // When
    EstimatedPerformance estimated = EstimatedPerformance.of(scores, CalibrationMap.identity());

    // Then
    assertThat(value(estimated.accuracy())).isCloseTo(2.3 / 3, HALF_A_BIN);
    assertThat(value(estimated.precision())).isCloseTo(0.75, HALF_A_BIN);
    assertThat(value(estimated.recall())).isCloseTo(1.5 / 1.7, HALF_A_BIN);
    assertThat(value(estimated.specificity())).isCloseTo(0.8 / 1.3, Offset.offset(1e-3));
    assertThat(value(estimated.f1())).isCloseTo(3 / 3.7, HALF_A_BIN);
    assertThat(estimated.count()).isEqualTo(3);
  }

  /** The worked number of the docs: 0.9, 0.8, 0.3, 0.1 and a threshold of 0.5. */
  @Test
  void givesTheWorkedNumbersOfTheDocs() {
    // Given
    ScoreHistogram scores = new ScoreHistogram();
    scores.count(0.9, true, 1);
    scores.count(0.8, true, 1);
    scores.count(0.3, false, 1);
    scores.count(0.1, false, 1);

    // When
    EstimatedPerformance estimated = EstimatedPerformance.of(scores, CalibrationMap.identity());

    // Then
    assertThat(value(estimated.accuracy())).isCloseTo(0.825, HALF_A_BIN);
    assertThat(value(estimated.precision())).isCloseTo(0.85, Offset.offset(5.1e-4));
    assertThat(value(estimated.recall())).isCloseTo(1.7 / 2.1, HALF_A_BIN);
    assertThat(value(estimated.f1())).isCloseTo(3.4 / 4.1, HALF_A_BIN);
    assertThat(estimated.accuracy().orElseThrow().standardError())
        .isCloseTo(0.185, Offset.offset(5e-4));
  }

  /** By hand: of scores 0.9, 0.4, 0.1 expected pairs are 1.4·1.6, ordered ones by enumeration. */
  @Test
  void weighsPairsOfPredictionsByHowLikelyTheyAreOfBothClasses() {
    // Given
    ScoreHistogram scores = new ScoreHistogram();
    scores.count(0.9, true, 1);
    scores.count(0.4, false, 1);
    scores.count(0.1, false, 1);

    // When
    Expectation area =
        EstimatedPerformance.of(scores, CalibrationMap.identity()).rocAuc().orElseThrow();

    // Then: 0.9 above 0.6 and 0.9, 0.4 above 0.9, half of each with itself
    double ordered = 0.9 * (0.6 + 0.9) + 0.4 * 0.9;
    double together = 0.9 * 0.1 + 0.4 * 0.6 + 0.1 * 0.9;
    assertThat(area.value()).isCloseTo((ordered + together / 2) / (1.4 * 1.6), Offset.offset(1e-3));
    assertThat(area.errorBound()).isCloseTo(together / 2 / (1.4 * 1.6), Offset.offset(1e-3));
  }

  @Test
  void isTheMeanConfidenceOfAMulticlassModel() {
    // Given
    ScoreHistogram confidences = new ScoreHistogram();
    confidences.count(0.5, true, 3);
    confidences.count(0.9, true, 7);

    // When
    Expectation accuracy =
        EstimatedPerformance.of(confidences, CalibrationMap.identity()).accuracy().orElseThrow();

    // Then
    assertThat(accuracy.value()).isCloseTo(0.78, Offset.offset(6e-4));
    assertThat(accuracy.standardError())
        .isCloseTo(Math.sqrt(3 * 0.25 + 7 * 0.09) / 10, Offset.offset(1e-3));
  }

  @Test
  void takesTheProbabilitiesOfTheCalibrationMap() {
    // Given
    ScoreHistogram scores = new ScoreHistogram();
    scores.count(0.95, true, 10);
    CalibrationMap map = CalibrationMap.steps(new int[] {0, 500}, new double[] {0.1, 0.75});

    // When / Then
    assertThat(EstimatedPerformance.of(scores, map).accuracy().orElseThrow().value())
        .isEqualTo(0.75);
  }

  private record Realised(ScoreHistogram scores, ScoredOutcomes outcomes, BinaryMeasures matrix) {}

  /** Calibrated scores when the power is 1, overconfident ones above. */
  private static Realised drawn(Random random, int size, double power) {
    ScoreHistogram scores = new ScoreHistogram();
    ScoredOutcomes outcomes = new ScoredOutcomes();
    long[] cells = new long[4];
    for (int index = 0; index < size; index++) {
      double score = random.nextDouble();
      boolean positive = random.nextDouble() < Math.pow(score, power);
      boolean predicted = score >= 0.5;
      scores.count(score, predicted, 1);
      outcomes.count(score, positive, 1);
      cells[predicted ? positive ? 0 : 1 : positive ? 3 : 2]++;
    }
    return new Realised(
        scores, outcomes, new BinaryMeasures(cells[0], cells[1], cells[2], cells[3]));
  }

  private static List<Optional<Expectation>> expected(ScoreHistogram scores) {
    EstimatedPerformance estimated = EstimatedPerformance.of(scores, CalibrationMap.identity());
    return List.of(
        estimated.accuracy(),
        estimated.precision(),
        estimated.recall(),
        estimated.specificity(),
        estimated.f1(),
        estimated.rocAuc());
  }

  private static List<Optional<Estimate>> realised(Realised drawn) {
    return List.of(
        drawn.matrix().accuracy(),
        drawn.matrix().precision(),
        drawn.matrix().recall(),
        drawn.matrix().specificity(),
        drawn.matrix().f1(),
        drawn.outcomes().rocAuc());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000})
  void holdsWhatIsRealisedInNinetyFivePercentOfTheSamples(int size) {
    // Given
    Random random = new Random(6);
    int[] estimates = new int[6];
    int[] gaps = new int[6];

    // When
    for (int sample = 0; sample < 1_000; sample++) {
      Realised drawn = drawn(random, size, 1);
      for (int index = 0; index < 6; index++) {
        Expectation expectation = expected(drawn.scores()).get(index).orElseThrow();
        Estimate truth = realised(drawn).get(index).orElseThrow();
        estimates[index] += holds(expectation.estimate(), truth.value());
        gaps[index] += holds(expectation.gap(truth), 0);
      }
    }

    // Then
    for (int index = 0; index < 6; index++) {
      assertThat(estimates[index] / 1_000.0).isBetween(0.92, 0.98);
      assertThat(gaps[index] / 1_000.0).isBetween(0.92, 0.98);
    }
  }

  private static int holds(Estimate estimate, double value) {
    return estimate.lower() <= value && value <= estimate.upper() ? 1 : 0;
  }

  /** The slopes by finite differences of the area that is written out in full. */
  @Test
  void hasTheStandardErrorOfTheDeltaMethodForTheArea() {
    // Given
    ScoreHistogram scores = new ScoreHistogram();
    scores.count(0.1, false, 8);
    scores.count(0.3, false, 4);
    scores.count(0.7, true, 1);

    // When
    Expectation area =
        EstimatedPerformance.of(scores, CalibrationMap.identity()).rocAuc().orElseThrow();

    // Then
    double[] totals = {8, 4, 1};
    double[] positives = {8 * 0.1005, 4 * 0.3005, 0.7005};
    double variance = 0;
    for (int bin = 0; bin < 3; bin++) {
      double[] moved = positives.clone();
      moved[bin] += 1e-6;
      double slope = (area(totals, moved) - area(totals, positives)) / 1e-6;
      variance += slope * slope * positives[bin] * (1 - positives[bin] / totals[bin]);
    }
    assertThat(area.value()).isCloseTo(area(totals, positives), Offset.offset(1e-12));
    assertThat(area.standardError()).isCloseTo(Math.sqrt(variance), Offset.offset(1e-6));
  }

  private static double area(double[] totals, double[] positives) {
    double ordered = 0;
    double pairs = 0;
    for (int high = 0; high < totals.length; high++) {
      for (int low = 0; low < totals.length; low++) {
        double both = positives[high] * (totals[low] - positives[low]);
        ordered += both * (Integer.signum(high - low) + 1) / 2;
        pairs += both;
      }
    }
    return ordered / pairs;
  }

  @Test
  void seesConceptDriftInTheGap() {
    // Given: what was positive as often as the score said is now as often as its cube
    Realised drifted = drawn(new Random(8), 2_000, 3);

    // When
    Estimate precision = drifted.matrix().precision().orElseThrow();
    Estimate gap =
        EstimatedPerformance.of(drifted.scores(), CalibrationMap.identity())
            .precision()
            .orElseThrow()
            .gap(precision);

    // Then: ∫ x from a half to 1 is 0.75 of the interval, ∫ x³ only 0.47
    assertThat(gap.value()).isCloseTo(0.28, Offset.offset(0.04));
    assertThat(gap.lower()).isGreaterThan(0.2);
  }

  @Test
  void addsTheErrorBoundsOfBothSidesOfAGap() {
    // When
    Estimate gap = new Expectation(0.8, 0.01, 0.02).gap(new Estimate(0.7, 0.6, 0.8, 0.005));

    // Then
    assertThat(gap.value()).isCloseTo(0.1, Offset.offset(1e-15));
    assertThat(gap.errorBound()).isCloseTo(0.025, Offset.offset(1e-15));
    assertThat(new Expectation(0.8, 0.01, null).gap(Estimate.withoutInterval(1)).errorBound())
        .isNull();
  }

  @Test
  void isUndefinedWhereTheRealisedMeasureWouldBe() {
    // Given
    ScoreHistogram onlyNegatives = new ScoreHistogram();
    onlyNegatives.count(0.2, false, 4);
    ScoreHistogram partial = new ScoreHistogram();
    partial.count(0.2, false, -1);
    CalibrationMap never = CalibrationMap.steps(new int[] {0}, new double[] {0});

    // When
    EstimatedPerformance none =
        EstimatedPerformance.of(new ScoreHistogram(), CalibrationMap.identity());
    EstimatedPerformance negatives = EstimatedPerformance.of(onlyNegatives, never);
    EstimatedPerformance correction = EstimatedPerformance.of(partial, CalibrationMap.identity());

    // Then
    assertThat(none.accuracy()).isEmpty();
    assertThat(none.f1()).isEmpty();
    assertThat(none.rocAuc()).isEmpty();
    assertThat(correction.accuracy()).isEmpty();
    assertThat(negatives.precision()).isEmpty();
    assertThat(negatives.recall()).isEmpty();
    assertThat(negatives.f1()).isEmpty();
    assertThat(negatives.rocAuc()).isEmpty();
    assertThat(value(negatives.specificity())).isEqualTo(1);
    assertThat(value(negatives.accuracy())).isEqualTo(1);
  }
}
