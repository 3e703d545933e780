package dev.plumbline.statistics.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.statistics.quality.RegressionErrors;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The measures of {@link RegressionErrors} beside MAE and RMSE. */
class RegressionMeasuresTest {

  private static RegressionErrors of(double[] actual, double[] predicted) {
    RegressionErrors errors = new RegressionErrors();
    for (int index = 0; index < actual.length; index++) {
      errors.count(predicted[index], actual[index], 1);
    }
    return errors;
  }

  private static double value(Optional<Estimate> estimate) {
    return estimate.orElseThrow().value();
  }

  /**
   * scikit-learn, docstrings of r2_score, mean_absolute_percentage_error, median_absolute_error.
   */
  @Test
  void agreesWithTheExampleOfScikitLearn() {
    // When
    RegressionErrors errors = of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8});

    // Then
    assertThat(value(errors.determination())).isCloseTo(0.9486081370449679, Offset.offset(1e-15));
    assertThat(value(errors.meanAbsolutePercentageError()))
        .isCloseTo(0.3273809523809524, Offset.offset(1e-15));
    assertThat(value(errors.absoluteErrorQuantile(0.5)))
        .isCloseTo(0.5, Offset.offset(0.5 / 129 + 1e-15));
    assertThat(value(errors.meanError())).isEqualTo(0.25);
  }

  @Test
  void leavesTargetsOfZeroOutOfRelativeErrorsAndCountsThem() {
    // When
    RegressionErrors errors = of(new double[] {0, 2, -4, 0.0}, new double[] {1, 3, -4, 0});

    // Then: |e|/|y| is 1/2 and 0; 2|e|/(|y| + |p|) is 2/5 and 0
    assertThat(errors.zeroTargets()).isEqualTo(2);
    assertThat(value(errors.meanAbsolutePercentageError())).isEqualTo(0.25);
    assertThat(value(errors.symmetricPercentageError())).isEqualTo(0.2);
    assertThat(of(new double[] {0}, new double[] {1}).meanAbsolutePercentageError()).isEmpty();
    assertThat(of(new double[] {1e-200}, new double[] {1}).zeroTargets()).isEqualTo(1);
  }

  @Test
  void knowsTheSignOfTheBias() {
    // When
    Estimate bias = of(new double[] {5, 6, 7}, new double[] {3, 5, 7}).meanError().orElseThrow();

    // Then
    assertThat(bias.value()).isEqualTo(-1);
    assertThat(bias.lower()).isCloseTo(-1 - 1.959964 / Math.sqrt(3), Offset.offset(1e-6));
    assertThat(bias.upper()).isCloseTo(-1 + 1.959964 / Math.sqrt(3), Offset.offset(1e-6));
  }

  @Test
  void hasADeterminationOnlyWhenTargetsDiffer() {
    assertThat(new RegressionErrors().determination()).isEmpty();
    assertThat(of(new double[] {4}, new double[] {4}).determination()).isEmpty();
    assertThat(of(new double[] {4, 4}, new double[] {4, 5}).determination()).isEmpty();
    assertThat(value(of(new double[] {1, 3}, new double[] {3, 1}).determination())).isEqualTo(-3);
    assertThat(of(new double[] {1, 2, 3}, new double[] {1, 2, 3}).determination())
        .contains(new Estimate(1, 1.0, 1.0));
  }

  /** By hand: 1 − 4/5, and mean of (e² − ρ·d²)² over the squared variance. */
  @Test
  void hasTheIntervalOfTheDeltaMethodForTheDetermination() {
    // Given: targets 1, 2, 3, 4 and errors 1, −1, 1, 1; the variance is 1.25, ρ = 0.8
    RegressionErrors errors = of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 5});

    // When
    Estimate determination = errors.determination().orElseThrow();

    // Then: d² is 2.25, 0.25, 0.25, 2.25, so e² − 0.8·d² is −0.8, 0.8, 0.8, −0.8
    double error = Math.sqrt(0.64 / 1.25 / 1.25 / 4);
    assertThat(determination.value()).isCloseTo(0.2, Offset.offset(1e-15));
    assertThat(determination.value() - determination.lower())
        .isCloseTo(1.959963984540054 * error, Offset.offset(1e-12));
    assertThat(determination.upper() - determination.value())
        .isCloseTo(1.959963984540054 * error, Offset.offset(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1.7e9, 1000", "-1e9, 1e3", "0, 1e-40"})
  void keepsTheIntervalOfTheDeterminationFarFromZeroAndAtEveryScale(double centre, double scale) {
    // Given: numbers that a double holds at either place
    Random random = new Random(12);
    RegressionErrors plain = new RegressionErrors();
    RegressionErrors moved = new RegressionErrors();
    for (int pair = 0; pair < 200; pair++) {
      double actual = random.nextInt(64) / 64.0;
      double predicted = actual + random.nextInt(16) / 64.0;
      plain.count(predicted, actual, 1);
      moved.count(centre + predicted * scale, centre + actual * scale, 1);
    }

    // When
    Estimate determination = moved.determination().orElseThrow();

    // Then
    Estimate expected = plain.determination().orElseThrow();
    assertThat(determination.value()).isCloseTo(expected.value(), Offset.offset(1e-6));
    assertThat(determination.lower()).isCloseTo(expected.lower(), Offset.offset(1e-5));
    assertThat(determination.upper()).isCloseTo(expected.upper(), Offset.offset(1e-5));
  }

  @Test
  void holdsTheTruthInNinetyFivePercentOfTheSamples() {
    // Given: targets of variance 1, errors of variance 0.25: R² is 0.75
    Random random = new Random(20);
    int determination = 0;
    int bias = 0;
    int median = 0;
    int deviation = 0;

    // When
    for (int sample = 0; sample < 1_000; sample++) {
      RegressionErrors errors = new RegressionErrors();
      for (int pair = 0; pair < 200; pair++) {
        double actual = random.nextGaussian();
        errors.count(actual + 0.5 * random.nextGaussian(), actual, 1);
      }
      determination += held(errors.determination(), 0.75);
      bias += held(errors.meanError(), 0);
      median += held(errors.absoluteErrorQuantile(0.5), 0.5 * 0.6744898);
      deviation += held(errors.baselineRootMeanSquaredError(), 1);
    }

    // Then
    assertThat(determination / 1_000.0).isBetween(0.92, 0.97);
    assertThat(bias / 1_000.0).isBetween(0.93, 0.97);
    assertThat(median / 1_000.0).isBetween(0.93, 0.97);
    assertThat(deviation / 1_000.0).isBetween(0.92, 0.97);
  }

  private static int held(Optional<Estimate> estimate, double truth) {
    Estimate known = estimate.orElseThrow();
    return known.lower() <= truth && truth <= known.upper() ? 1 : 0;
  }

  @Test
  void hasNoIntervalWhereRoundingWouldDecideIt() {
    // Given: a spread of a billionth of the distance from zero
    Random random = new Random(12);
    RegressionErrors errors = new RegressionErrors();
    for (int pair = 0; pair < 200; pair++) {
      double actual = 1e12 + random.nextInt(1_000);
      errors.count(actual + random.nextInt(100), actual, 1);
    }

    // When / Then
    assertThat(errors.determination().orElseThrow().value()).isBetween(0.9, 1.0);
    assertThat(errors.determination().orElseThrow().lower()).isNull();
    assertThat(errors.baselineRootMeanSquaredError().orElseThrow().lower()).isNull();
  }

  @Test
  void countsWhatItsCallerTolerates() {
    // Given
    RegressionErrors errors = new RegressionErrors();

    // When
    errors.count(10, 11, true, 8);
    errors.count(10, 31, false, 2);

    // Then
    assertThat(errors.withinTolerance())
        .contains(Estimate.of(Proportion.wilson(8, 10).orElseThrow()));
    assertThat(new RegressionErrors().withinTolerance()).isEmpty();
  }

  @Test
  void comparesWithTheMeanOfTheTargets() {
    // Given
    Random random = new Random(2);
    SummaryStatistics targets = new SummaryStatistics();
    SummaryStatistics squares = new SummaryStatistics();
    double[] actual = random.doubles(300, 50, 90).toArray();
    Arrays.stream(actual).forEach(targets::addValue);
    Arrays.stream(actual)
        .map(y -> (y - targets.getMean()) * (y - targets.getMean()))
        .forEach(squares::addValue);

    // When
    Estimate baseline = of(actual, new double[300]).baselineRootMeanSquaredError().orElseThrow();

    // Then
    double root = Math.sqrt(squares.getMean());
    double half = 1.959964 * Math.sqrt(squares.getPopulationVariance() / 300) / (2 * root);
    assertThat(baseline.value()).isCloseTo(root, Percentage.withPercentage(1e-9));
    assertThat(baseline.upper() - baseline.value())
        .isCloseTo(half, Percentage.withPercentage(1e-4));
  }

  @RepeatedTest(20)
  void comparesWithTheMedianOfTheTargetsWithinItsBound(RepetitionInfo repetition) {
    // Given
    Random random = new Random(repetition.getCurrentRepetition());
    double shift = random.nextInt(5) - 2;
    double[] actual =
        random.doubles(1 + random.nextInt(60)).map(share -> (share - 0.5 + shift) * 30).toArray();
    RegressionErrors errors = of(actual, new double[actual.length]);

    // When
    Estimate baseline = errors.baselineMeanAbsoluteError().orElseThrow();

    // Then
    double[] sorted = actual.clone();
    Arrays.sort(sorted);
    double median = sorted[(sorted.length - 1) / 2];
    double exact = Arrays.stream(actual).map(y -> Math.abs(y - median)).average().orElseThrow();
    assertThat(Math.abs(baseline.value() - exact)).isLessThanOrEqualTo(baseline.errorBound());
    assertThat(baseline.errorBound())
        .isLessThanOrEqualTo(Arrays.stream(actual).map(Math::abs).average().orElseThrow() / 100);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p201, -0x1p201, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesATargetThatItCannotRepresent(double actual) {
    assertThat(RegressionErrors.representable(actual, actual)).isFalse();
    assertThat(RegressionErrors.representable(1, actual)).isFalse();
  }

  @Test
  void staysFiniteAtTheLargestTarget() {
    // When
    RegressionErrors errors =
        of(new double[] {0x1p200, -0x1p199, 0}, new double[] {0x1p199, 0, 0x1p199});

    // Then
    assertThat(errors.determination().orElseThrow().lower()).isFinite();
    assertThat(errors.baselineRootMeanSquaredError().orElseThrow().upper()).isFinite();
    assertThat(errors.baselineMeanAbsoluteError().orElseThrow().value()).isFinite();
  }

  @Test
  void reportsNothingOfAPartialSum() {
    // Given
    RegressionErrors correction = new RegressionErrors();

    // When
    correction.count(4, 2, true, -2);
    correction.count(3, 9, true, 1);

    // Then
    assertThat(correction.determination()).isEmpty();
    assertThat(correction.meanError()).isEmpty();
    assertThat(correction.meanAbsolutePercentageError()).isEmpty();
    assertThat(correction.absoluteErrorQuantile(0.5)).isEmpty();
    assertThat(correction.withinTolerance()).isEmpty();
    assertThat(correction.baselineMeanAbsoluteError()).isEmpty();
    assertThat(correction.baselineRootMeanSquaredError()).isEmpty();
  }
}
