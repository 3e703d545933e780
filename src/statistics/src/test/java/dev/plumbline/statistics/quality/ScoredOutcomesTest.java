package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.AccumulatorLaws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoredOutcomesTest extends AccumulatorLaws<ScoredOutcomes> {

  ScoredOutcomesTest() {
    super(ScoredOutcomes::new, ScoredOutcomes::fromBytes, ScoredOutcomesTest::countOne);
  }

  private static void countOne(ScoredOutcomes accumulator, Random random) {
    double score = random.nextInt(4) == 0 ? random.nextInt(3) / 2.0 : random.nextDouble();
    accumulator.count(score, random.nextDouble() < score, 1);
  }

  @Override
  protected ScoredOutcomes otherShape() {
    return new ScoredOutcomes(3);
  }

  private record Scored(double score, boolean positive) {}

  private static ScoredOutcomes of(Scored... outcomes) {
    ScoredOutcomes counts = new ScoredOutcomes();
    Arrays.stream(outcomes).forEach(one -> counts.count(one.score(), one.positive(), 1));
    return counts;
  }

  private static final Scored[] SCIKIT_LEARN = {
    new Scored(0.1, false), new Scored(0.4, false), new Scored(0.35, true), new Scored(0.8, true)
  };

  /** scikit-learn, docstrings of roc_auc_score and average_precision_score. */
  @Test
  void agreesWithTheRankingsOfScikitLearn() {
    // When
    ScoredOutcomes counts = of(SCIKIT_LEARN);

    // Then
    assertThat(counts.rocAuc().orElseThrow().value()).isEqualTo(0.75);
    assertThat(counts.rocAuc().orElseThrow().errorBound()).isZero();
    assertThat(counts.averagePrecision().orElseThrow().value())
        .isCloseTo(0.8333333333333333, Offset.offset(1e-15));
  }

  /** scikit-learn, docstrings of log_loss (spam is positive) and brier_score_loss. */
  @Test
  void agreesWithTheLossesOfScikitLearn() {
    // When
    ScoredOutcomes mail =
        of(
            new Scored(0.9, true),
            new Scored(0.1, false),
            new Scored(0.2, false),
            new Scored(0.65, true));
    ScoredOutcomes brier =
        of(
            new Scored(0.1, false),
            new Scored(0.9, true),
            new Scored(0.8, true),
            new Scored(0.3, false));

    // Then
    assertThat(mail.logLoss().orElseThrow().value())
        .isCloseTo(0.21616187468057912, Offset.offset(1e-15));
    assertThat(brier.brier().orElseThrow().value()).isCloseTo(0.0375, Offset.offset(1e-15));
  }

  /** Hanley and McNeil 1982: by hand for an area of 0.9 of 50 positives and 950 negatives. */
  @Test
  void hasTheStandardErrorOfHanleyAndMcNeil() {
    assertThat(Ranking.hanleyMcNeil(0.9, 50, 950)).isCloseTo(0.029361, Offset.offset(1e-6));
  }

  /** Boyd, Eng and Page 2013: logistic(logit(0.8333) ± 1.96/√(2·0.8333·0.1667)). */
  @Test
  void hasTheLogitIntervalOfTheAveragePrecision() {
    // When
    Estimate average = of(SCIKIT_LEARN).averagePrecision().orElseThrow();

    // Then
    double half = 1.959964 / Math.sqrt(2 * 5.0 / 36);
    assertThat(average.lower())
        .isCloseTo(1 / (1 + Math.exp(half - Math.log(5))), Offset.offset(1e-6));
    assertThat(average.upper())
        .isCloseTo(1 / (1 + Math.exp(-half - Math.log(5))), Offset.offset(1e-6));
  }

  @RepeatedTest(30)
  void isWithinItsBoundsOfTheUnbinnedSample(RepetitionInfo repetition) {
    // Given: scores crowded into few bins, some of them equal
    Random random = new Random(repetition.getCurrentRepetition());
    Scored[] sample = new Scored[1 + random.nextInt(300)];
    double width = random.nextInt(4) == 0 ? 1 : 0.01;
    for (int index = 0; index < sample.length; index++) {
      double drawn = random.nextBoolean() ? random.nextInt(20) / 20.0 : random.nextDouble();
      sample[index] = new Scored(0.3 + drawn * width * 0.7, random.nextDouble() < 0.2 + drawn / 2);
    }

    // When
    ScoredOutcomes counts = of(sample);

    // Then
    counts
        .rocAuc()
        .ifPresent(
            area ->
                assertThat(Math.abs(area.value() - exactArea(sample)))
                    .isLessThanOrEqualTo(area.errorBound() + 1e-12));
    counts
        .averagePrecision()
        .ifPresent(
            average ->
                assertThat(Math.abs(average.value() - exactAveragePrecision(sample)))
                    .isLessThanOrEqualTo(average.errorBound() + 1e-12));
  }

  private static double exactArea(Scored[] sample) {
    double higher = 0;
    long pairs = 0;
    for (Scored positive : sample) {
      for (Scored negative : sample) {
        if (positive.positive() && !negative.positive()) {
          higher += (Math.signum(positive.score() - negative.score()) + 1) / 2;
          pairs++;
        }
      }
    }
    return higher / pairs;
  }

  private static double exactAveragePrecision(Scored[] sample) {
    Scored[] sorted = sample.clone();
    Arrays.sort(sorted, Comparator.comparingDouble(Scored::score).reversed());
    double sum = 0;
    int positives = 0;
    int before = 0;
    for (int index = 0; index < sorted.length; index++) {
      positives += sorted[index].positive() ? 1 : 0;
      boolean last =
          index + 1 == sorted.length || sorted[index + 1].score() < sorted[index].score();
      if (last) {
        sum += (positives - before) * (double) positives / (index + 1);
        before = positives;
      }
    }
    return sum / positives;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5})
  void holdsTheTruthInNinetyFivePercentOfTheSamples(double rate) {
    // Given: positives score 1 − u², negatives u², so the area is P(u² + v² < 1) = π/4 and the
    // Brier score E u⁴ = 0.2
    Random random = new Random(11);
    int areas = 0;
    int losses = 0;

    // When
    for (int sample = 0; sample < 1_000; sample++) {
      ScoredOutcomes counts = new ScoredOutcomes();
      for (int outcome = 0; outcome < 300; outcome++) {
        double u = random.nextDouble();
        boolean positive = random.nextDouble() < rate;
        counts.count(positive ? 1 - u * u : u * u, positive, 1);
      }
      areas += held(counts.rocAuc().orElseThrow(), Math.PI / 4);
      losses += held(counts.brier().orElseThrow(), 0.2);
    }

    // Then
    assertThat(areas / 1_000.0).isBetween(0.93, 0.98);
    assertThat(losses / 1_000.0).isBetween(0.93, 0.97);
  }

  private static int held(Estimate estimate, double truth) {
    return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
  }

  @Test
  void isNotCertainAfterFewOutcomesInPerfectOrder() {
    // When
    ScoredOutcomes counts = of(new Scored(0.2, false), new Scored(0.7, true));

    // Then
    assertThat(counts.rocAuc().orElseThrow().value()).isEqualTo(1);
    assertThat(counts.rocAuc().orElseThrow().lower()).isLessThan(0.7);
    assertThat(counts.averagePrecision().orElseThrow().lower()).isLessThan(0.7);
    assertThat(counts.averagePrecision().orElseThrow().upper()).isEqualTo(1);
  }

  @Test
  void isUndefinedWithoutTheClassesItCompares() {
    // Given
    ScoredOutcomes negatives = of(new Scored(0.3, false), new Scored(0.2, false));
    ScoredOutcomes positives = of(new Scored(0.3, true));
    ScoredOutcomes partial = of(new Scored(0.3, true), new Scored(0.4, false));
    partial.count(0.9, true, -1);

    // When / Then
    assertThat(negatives.rocAuc()).isEmpty();
    assertThat(negatives.averagePrecision()).isEmpty();
    assertThat(negatives.brier()).isPresent();
    assertThat(positives.rocAuc()).isEmpty();
    assertThat(positives.averagePrecision().orElseThrow().value()).isEqualTo(1);
    assertThat(partial.rocAuc()).isEmpty();
    assertThat(partial.averagePrecision()).isEmpty();
    assertThat(new ScoredOutcomes().logLoss()).isEmpty();
    assertThat(new ScoredOutcomes().baseRate()).isEmpty();
    assertThat(new ScoredOutcomes().expectedCalibrationError()).isEmpty();
  }

  @Test
  void comparesWithTheBaseRateAsTheScoreOfAll() {
    // Given
    ScoredOutcomes counts = new ScoredOutcomes();
    counts.count(0.9, true, 30);
    counts.count(0.9, false, 70);
    ScoredOutcomes constant = new ScoredOutcomes();
    constant.count(0.3, true, 30);
    constant.count(0.3, false, 70);

    // When / Then
    assertThat(counts.baseRate().orElseThrow().value()).isEqualTo(0.3);
    assertThat(counts.baselineBrier().orElseThrow().value())
        .isCloseTo(constant.brier().orElseThrow().value(), Offset.offset(1e-15));
    assertThat(counts.baselineLogLoss().orElseThrow().value())
        .isCloseTo(constant.logLoss().orElseThrow().value(), Offset.offset(1e-15));
    assertThat(constant.averagePrecision().orElseThrow().value()).isEqualTo(0.3);
    assertThat(constant.rocAuc().orElseThrow().value()).isEqualTo(0.5);
  }

  @Test
  void countsTheEndsOfTheRange() {
    // Given
    ScoredOutcomes counts = of(new Scored(0, false), new Scored(1, true));

    // When / Then
    assertThat(counts.rocAuc().orElseThrow().value()).isEqualTo(1);
    assertThat(counts.brier().orElseThrow().value()).isZero();
    assertThat(counts.reliabilityCurve().get(9).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesWhatIsNoProbability(double score) {
    // Given
    ScoredOutcomes counts = new ScoredOutcomes();

    // When / Then
    assertThat(ScoredOutcomes.accepts(score)).isFalse();
    assertThatThrownBy(() -> counts.count(score, true, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("score must be between 0 and 1, but is " + score);
    assertThat(counts.isZero()).isTrue();
  }

  @Test
  void staysSmallWhenWritten() {
    // Given
    Random random = new Random(1);
    ScoredOutcomes counts = new ScoredOutcomes();
    for (int outcome = 0; outcome < 100; outcome++) {
      countOne(counts, random);
    }

    // When / Then
    assertThat(counts.toBytes()).hasSizeLessThan(600);
    assertThat(new ScoredOutcomes().toBytes()).hasSizeLessThan(60);
  }
}
