package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import org.junit.jupiter.api.Test;

class BinaryQualityTest {

  private static final String ALL =
      Reported.monitor(
          "\"quality\", \"baseline\", \"confusion\", \"reliability\"",
          ", \"business_value\": {\"false_positive\": -10, \"false_negative\": 5}");

  private static Reported measure(String monitor, OutcomeCounts counts) {
    return measure(monitor, 0, counts);
  }

  private static Reported measure(String monitor, int revision, OutcomeCounts counts) {
    return new Reported(
        new QualityMeasurer(Axis.LABEL_TIME)
            .measure(Reported.window(monitor, revision, null), counts)
            .measurements());
  }

  private static void count(OutcomeCounts counts, int times, String predicted, String actual) {
    for (int event = 0; event < times; event++) {
      counts.count(Outcomes.classified(1, "BINARY", predicted, actual));
    }
  }

  @Test
  void reportsWhatAnotherToolReportsOfTheSameMatrix() {
    // Given the first of ten chunks of NannyML's tests/performance_calculation
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 2_277, "fraud", "fraud");
    count(counts, 77, "fraud", "ok");
    count(counts, 2_337, "ok", "ok");
    count(counts, 309, "ok", "fraud");

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(0.9228, within(5e-6));
    assertThat(reported.value("precision")).isEqualTo(0.96729, within(5e-6));
    assertThat(reported.value("recall")).isEqualTo(0.88051, within(5e-6));
    assertThat(reported.value("specificity")).isEqualTo(0.9681, within(5e-6));
    assertThat(reported.value("f1")).isEqualTo(0.92186, within(5e-6));
    assertThat(reported.value("business_value")).isEqualTo(775);
    assertThat(reported.of("accuracy").count()).isEqualTo(5_000);
    assertThat(reported.of("precision").count()).isEqualTo(2_354);
    assertThat(reported.of("recall").count()).isEqualTo(2_586);
    assertThat(reported.of("specificity").count()).isEqualTo(2_414);
    assertThat(reported.measurements()).extracting(Measurement::axis).containsOnly(Axis.LABEL_TIME);
    assertThat(reported.measurements())
        .filteredOn(measurement -> measurement.metric().equals("confusion"))
        .extracting(Measurement::className, Measurement::value)
        .containsExactly(
            tuple("fraud -> fraud", 2_277.0),
            tuple("fraud -> not fraud", 309.0),
            tuple("not fraud -> fraud", 77.0),
            tuple("not fraud -> not fraud", 2_337.0));
  }

  @Test
  void reportsBetaWeightedMeasuresAsAmazonsPageDoes() {
    // Given the binary example of Amazon SageMaker's model quality metrics
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 1, "fraud", "fraud");
    count(counts, 2, "fraud", "ok");
    count(counts, 1, "ok", "ok");

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.value("f0_5")).isEqualTo(0.3846153846153846, within(1e-12));
    assertThat(reported.value("f1")).isEqualTo(0.5, within(1e-12));
    assertThat(reported.value("f2")).isEqualTo(0.7142857142857143, within(1e-12));
    assertThat(reported.value("precision")).isEqualTo(0.3333333333333333, within(1e-12));
  }

  @Test
  void reportsAccuracyWithItsInterval() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 8, "fraud", "fraud");
    count(counts, 2, "fraud", "ok");

    // When
    Measurement accuracy = measure(ALL, counts).of("accuracy");

    // Then
    assertThat(accuracy.value()).isEqualTo(0.8);
    // Wilson's interval of 8 in 10: 0.490 to 0.943.
    assertThat(accuracy.lower()).isEqualTo(0.490, within(0.0005));
    assertThat(accuracy.upper()).isEqualTo(0.943, within(0.0005));
    assertThat(accuracy.count()).isEqualTo(10);
  }

  @Test
  void reportsHowGoodScoresAre() {
    // Given the example of scikit-learn's roc_auc_score and average_precision_score
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "BINARY", "ok", "ok", 0.1));
    counts.count(Outcomes.scored(1, "BINARY", "ok", "ok", 0.4));
    counts.count(Outcomes.scored(1, "BINARY", "ok", "fraud", 0.35));
    counts.count(Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.8));
    count(counts, 6, "fraud", "fraud"); // without scores

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.value("roc_auc")).isEqualTo(0.75);
    assertThat(reported.of("roc_auc").errorBound()).isNotNull();
    assertThat(reported.value("average_precision")).isEqualTo(0.8333333333, within(1e-9));
    assertThat(reported.value("brier")).isEqualTo((0.01 + 0.16 + 0.4225 + 0.04) / 4, within(1e-12));
    assertThat(reported.value("log_loss"))
        .isEqualTo(
            -(Math.log(0.9) + Math.log(0.6) + Math.log(0.35) + Math.log(0.8)) / 4, within(1e-12));
    assertThat(reported.of("roc_auc").count()).isEqualTo(4);
    assertThat(reported.of("accuracy").count()).isEqualTo(10);
    assertThat(reported.value("reliability", "0.8..0.9")).isEqualTo(1);
    assertThat(reported.of("reliability", "0.2..0.3").undefinedReason())
        .isEqualTo("no labelled prediction of the window has a score from 0.2..0.3");
  }

  @Test
  void reportsTheBestConstantAnswerBesideIt() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    for (int event = 0; event < 10; event++) {
      String actual = event < 3 ? "fraud" : "ok";
      counts.count(Outcomes.scored(1, "BINARY", "fraud", actual, event / 10.0));
    }

    // When
    Reported reported = measure(ALL, counts);

    // Then always ok, with a score of 0.3
    assertThat(reported.value("baseline.accuracy")).isEqualTo(0.7);
    assertThat(reported.value("baseline.recall")).isEqualTo(0);
    assertThat(reported.of("baseline.precision").undefinedReason())
        .isEqualTo("no labelled prediction of the window answered fraud");
    assertThat(reported.value("baseline.roc_auc")).isEqualTo(0.5);
    assertThat(reported.value("baseline.average_precision")).isEqualTo(0.3);
    assertThat(reported.value("baseline.brier")).isEqualTo(0.21, within(1e-12));
    assertThat(reported.value("baseline.log_loss"))
        .isEqualTo(-0.3 * Math.log(0.3) - 0.7 * Math.log(0.7), within(1e-12));
  }

  @Test
  void saysWhatIsMissingWhereItReportsNothing() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 5, "ok", "ok");

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(1);
    assertThat(reported.of("precision").undefinedReason())
        .isEqualTo("no labelled prediction of the window answered fraud");
    assertThat(reported.of("recall").undefinedReason())
        .isEqualTo("no label of the window is fraud");
    assertThat(reported.of("f1").undefinedReason())
        .isEqualTo("neither a label of the window nor an answer is fraud");
    assertThat(reported.of("mcc").undefinedReason()).contains("all fraud or all something else");
    assertThat(reported.of("roc_auc").undefinedReason())
        .isEqualTo(
            "no labelled prediction of the window carries the probability of fraud;"
                + " publish it in probabilities");
    assertThat(reported.measurements())
        .allMatch(
            measurement ->
                (measurement.value() == null) == (measurement.undefinedReason() != null));
  }

  @Test
  void takesTheClassAsReportedThoughScoreAndThresholdDisagree() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();

    // When
    counts.count(Outcomes.scored(1, "BINARY", "ok", "fraud", 0.99));

    // Then
    assertThat(measure(ALL, counts).value("recall")).isEqualTo(0);
  }

  @Test
  void reportsNothingOfQualityWithoutLabels() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();

    // When
    Reported reported = measure(ALL, counts);

    // Then
    assertThat(reported.measurements()).isEmpty();
  }

  @Test
  void takesBackAllThatItToldWhenEveryLabelIsGone() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 3, "fraud", "ok");
    Reported before = measure(ALL, counts);

    // When
    Reported after = measure(ALL, 1, new OutcomeCounts());

    // Then
    assertThat(after.measurements())
        .extracting(Measurement::metric, Measurement::className)
        .containsExactlyElementsOf(
            before.measurements().stream()
                .map(reported -> tuple(reported.metric(), reported.className()))
                .toList());
    assertThat(after.measurements())
        .extracting(Measurement::value, Measurement::undefinedReason, Measurement::count)
        .containsOnly(tuple(null, "no label in the window any more", 0L));
  }
}
