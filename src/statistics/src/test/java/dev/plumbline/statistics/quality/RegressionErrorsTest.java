package dev.plumbline.statistics.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.statistics.estimate.Estimate;
import dev.plumbline.statistics.exact.AccumulatorLaws;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressionErrorsTest extends AccumulatorLaws<RegressionErrors> {

  RegressionErrorsTest() {
    super(RegressionErrors::new, RegressionErrors::fromBytes, RegressionErrorsTest::countOne);
  }

  private static void countOne(RegressionErrors accumulator, Random random) {
    if (random.nextInt(20) == 0) {
      accumulator.countBeyond(1);
      return;
    }
    double actual = random.nextInt(6) == 0 ? 0 : random.nextGaussian();
    accumulator.count(random.nextGaussian() * 100, actual, random.nextBoolean(), 1);
  }

  private static RegressionErrors of(double[] actual, double[] predicted) {
    RegressionErrors errors = new RegressionErrors();
    for (int index = 0; index < actual.length; index++) {
      errors.count(predicted[index], actual[index], 1);
    }
    return errors;
  }

  /** scikit-learn, docstrings of mean_absolute_error and mean_squared_error. */
  @Test
  void agreesWithTheExampleOfScikitLearn() {
    // When
    RegressionErrors errors = of(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8});

    // Then
    assertThat(errors.meanAbsoluteError().orElseThrow().value()).isEqualTo(0.5);
    assertThat(errors.rootMeanSquaredError().orElseThrow().value()).isEqualTo(Math.sqrt(0.375));
  }

  /** Azure Machine Learning, component tests. */
  @Test
  void agreesWithTheExampleOfAzure() {
    // When
    RegressionErrors errors = of(new double[] {0.1, 0.2, 0.3}, new double[] {0.1, 0.1, 0.4});

    // Then
    assertThat(errors.meanAbsoluteError().orElseThrow().value())
        .isCloseTo(0.06666666666666668, Offset.offset(1e-16));
    assertThat(errors.rootMeanSquaredError().orElseThrow().value())
        .isCloseTo(0.08164965809277262, Offset.offset(1e-16));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-30, 1e-3, 1, 1e9, 1e40})
  void hasTheNormalIntervalsOfTheSampleAtEveryScale(double scale) {
    // Given
    Random random = new Random(7);
    RegressionErrors errors = new RegressionErrors();
    SummaryStatistics absolute = new SummaryStatistics();
    SummaryStatistics squared = new SummaryStatistics();
    for (int pair = 0; pair < 500; pair++) {
      double error = random.nextGaussian() * scale;
      errors.count(error, 0, 1);
      absolute.addValue(Math.abs(error) / scale);
      squared.addValue(error / scale * error / scale);
    }

    // When
    Estimate mae = errors.meanAbsoluteError().orElseThrow();
    Estimate rmse = errors.rootMeanSquaredError().orElseThrow();

    // Then
    double maeHalf = 1.959964 * absolute.getStandardDeviation() / Math.sqrt(500);
    double root = Math.sqrt(squared.getMean());
    double rmseHalf = 1.959964 * squared.getStandardDeviation() / Math.sqrt(500) / (2 * root);
    Percentage near = Percentage.withPercentage(1e-5);
    assertThat(mae.value() / scale).isCloseTo(absolute.getMean(), near);
    assertThat((mae.upper() - mae.value()) / scale).isCloseTo(maeHalf, near);
    assertThat((mae.value() - mae.lower()) / scale).isCloseTo(maeHalf, near);
    assertThat(rmse.value() / scale).isCloseTo(root, near);
    assertThat((rmse.upper() - rmse.value()) / scale).isCloseTo(rmseHalf, near);
  }

  @Test
  void holdsTheTruthInNinetyFivePercentOfTheSamples() {
    // Given: for a standard normal error the mean of |e| is √(2/π), the root of the mean square 1
    Random random = new Random(20);
    int maeHeld = 0;
    int rmseHeld = 0;

    // When
    for (int sample = 0; sample < 1_000; sample++) {
      RegressionErrors errors = new RegressionErrors();
      for (int pair = 0; pair < 200; pair++) {
        errors.count(random.nextGaussian(), 0, 1);
      }
      maeHeld += held(errors.meanAbsoluteError().orElseThrow(), Math.sqrt(2 / Math.PI));
      rmseHeld += held(errors.rootMeanSquaredError().orElseThrow(), 1);
    }

    // Then
    assertThat(maeHeld / 1_000.0).isBetween(0.935, 0.965);
    assertThat(rmseHeld / 1_000.0).isBetween(0.93, 0.965);
  }

  private static int held(Estimate estimate, double truth) {
    return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
  }

  @Test
  void seesASmallSpreadOnALargeError() {
    // Given: in floating point the variance of 1e9 ± 0.5 from sums of squares is noise
    RegressionErrors errors = new RegressionErrors();
    errors.count(1e9 - 0.5, 0, 500);
    errors.count(1e9 + 0.5, 0, 500);

    // When
    Estimate mae = errors.meanAbsoluteError().orElseThrow();

    // Then
    double standardError = 0.5 * Math.sqrt(1_000.0 / 999) / Math.sqrt(1_000);
    assertThat(mae.value()).isEqualTo(1e9);
    assertThat(mae.upper() - mae.value())
        .isCloseTo(1.959964 * standardError, Percentage.withPercentage(0.001));
  }

  @Test
  void hasNoIntervalForASinglePairAndNoValueForNone() {
    // Given
    RegressionErrors errors = new RegressionErrors();
    boolean undefined = errors.meanAbsoluteError().isEmpty();

    // When
    errors.count(3, 5, 1);

    // Then
    assertThat(undefined).isTrue();
    assertThat(new RegressionErrors().rootMeanSquaredError()).isEmpty();
    assertThat(errors.meanAbsoluteError()).contains(new Estimate(2, null, null));
    assertThat(errors.rootMeanSquaredError()).contains(new Estimate(2, null, null));
  }

  @Test
  void hasAnIntervalWithoutWidthForPerfectPredictions() {
    // When
    RegressionErrors errors = of(new double[] {1, 2, 3}, new double[] {1, 2, 3});

    // Then
    assertThat(errors.meanAbsoluteError()).contains(new Estimate(0, 0.0, 0.0));
    assertThat(errors.rootMeanSquaredError()).contains(new Estimate(0, 0.0, 0.0));
  }

  @Test
  void staysFiniteAtTheLargestErrorManyTimes() {
    // Given
    RegressionErrors errors = new RegressionErrors();

    // When
    errors.count(0x1p200, 0, 1L << 40);
    errors.count(0, 0, 1L << 40);

    // Then
    assertThat(errors.meanAbsoluteError().orElseThrow().value()).isEqualTo(0x1p199);
    assertThat(errors.rootMeanSquaredError().orElseThrow().upper()).isFinite();
  }

  @Test
  void refusesAPairThatItCannotRepresent() {
    assertThat(RegressionErrors.representable(0x1p201, 0)).isFalse();
    assertThat(RegressionErrors.representable(Double.MAX_VALUE, -Double.MAX_VALUE)).isFalse();
    assertThat(RegressionErrors.representable(Double.NaN, 0)).isFalse();
    assertThat(RegressionErrors.representable(0, Double.NEGATIVE_INFINITY)).isFalse();
    assertThat(RegressionErrors.representable(-1e60, 1)).isTrue();
    assertThatThrownBy(() -> new RegressionErrors().count(1, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.0 and NaN");
  }

  @Test
  void readsWhatTheVersionBeforeWrote() {
    // Given: the version before ended where the pairs beyond stand now, one byte when there are
    // none
    RegressionErrors errors = of(new double[] {3, -0.5}, new double[] {2.5, 0});
    byte[] before = Arrays.copyOf(errors.toBytes(), errors.toBytes().length - 1);
    before[0] = 2;

    // Then
    assertThat(RegressionErrors.fromBytes(before)).isEqualTo(errors);
  }

  @Test
  void refusesHalfAnInterval() {
    assertThatThrownBy(() -> new Estimate(1, 0.5, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(1, 1.5, 2.0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Estimate(Double.POSITIVE_INFINITY, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
