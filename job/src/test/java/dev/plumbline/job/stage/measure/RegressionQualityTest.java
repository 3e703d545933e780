package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.monitoring.monitor.Tolerance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionQualityTest {

  private static final String ALL =
      Reported.regression("\"quality\", \"baseline\"", ", \"tolerance\": {\"absolute\": 0.5}");

  private static final Tolerance HALF = new Tolerance(0.5, null);

  private static Reported measure(String monitor, OutcomeCounts counts) {
    return new Reported(
        new QualityMeasurer(Axis.LABEL_TIME)
            .measure(Reported.window(monitor), counts)
            .measurements());
  }

  @Test
  void reportsErrorsAsScikitLearnDoes() {
    // Given the example of scikit-learn's mean_absolute_error and r2_score
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.regression(1, 2.5, 3, HALF));
    counts.count(Outcomes.regression(1, 0, -0.5, HALF));
    counts.count(Outcomes.regression(1, 2, 2, HALF));
    counts.count(Outcomes.regression(1, 8, 7, HALF));

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.value("mae")).isEqualTo(0.5);
    assertThat(reported.value("rmse")).isEqualTo(Math.sqrt(0.375), within(1e-12));
    assertThat(reported.value("r2")).isEqualTo(0.9486081370449679, within(1e-12));
    assertThat(reported.value("mape")).isEqualTo(0.3273809523809524, within(1e-12));
    assertThat(reported.value("mean_error")).isEqualTo(0.25);
    assertThat(reported.value("absolute_error.p50"))
        .isEqualTo(0.5, within(reported.of("absolute_error.p50").errorBound()));
    assertThat(reported.value("within_tolerance")).isEqualTo(0.75);
    // Targets 3, −0.5, 2, 7 have the mean 2.875; their median is taken as 2.
    assertThat(reported.value("baseline.rmse")).isEqualTo(Math.sqrt(29.1875 / 4), within(1e-12));
    assertThat(reported.value("baseline.mae"))
        .isEqualTo(8.5 / 4, within(reported.of("baseline.mae").errorBound()));
  }

  @ParameterizedTest
  @CsvSource({"1e200, 3", "1e70, 1", "0, -1e61"})
  void isUndefinedWhileAPairIsBeyondTheSums(double predicted, double actual) {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.regression(1, 2, 2, HALF));
    counts.count(Outcomes.regression(1, predicted, actual, HALF));

    // When
    Reported reported = measure(ALL, counts);

    // Then
    for (String metric : List.of("mae", "rmse", "r2", "within_tolerance", "absolute_error.p99")) {
      assertThat(reported.of(metric).value()).as(metric).isNull();
      assertThat(reported.of(metric).count()).as(metric).isEqualTo(2);
      assertThat(reported.of(metric).undefinedReason())
          .startsWith("1 true values of the window, or errors, are beyond 2^200");
    }

    // When it is taken back
    counts.count(Outcomes.regression(-1, predicted, actual, HALF));

    // Then
    assertThat(measure(ALL, counts).value("mae")).isZero();
  }

  @Test
  void leavesTargetsOfZeroOutOfRelativeErrors() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.regression(1, 1, 0, HALF));
    counts.count(Outcomes.regression(1, 3, 2, HALF));

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.value("mape")).isEqualTo(0.5);
    assertThat(reported.of("mape").count()).isEqualTo(1);
    assertThat(reported.of("mae").count()).isEqualTo(2);
  }

  @Test
  void saysWhatIsMissingWhereItReportsNothing() {
    // Given
    String plain = Reported.regression("\"r2\", \"mape\", \"mae\"", "");
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.regression(1, 1, 0));

    // When
    Reported reported = measure(plain, counts);

    // Then
    assertThat(reported.of("r2").undefinedReason())
        .isEqualTo("the true values of the window are all equal");
    assertThat(reported.of("mape").undefinedReason())
        .isEqualTo("every true value of the window is 0, of which no share can be taken");
    assertThat(reported.of("mae").lower()).isNull();
  }
}
