package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels that call their classes otherwise than the model does. */
class UnknownLabelsTest {

  private static final String BINARY =
      Reported.monitor("\"quality\", \"baseline\", \"confusion\"", "");
  private static final String LISTED =
      Reported.monitor("\"quality\", \"baseline\"", ", \"classes\": [\"ok\", \"fraud\"]");
  private static final String MULTICLASS = Reported.multiclass("\"quality\"", "");
  private static final String MULTICLASS_LISTED =
      Reported.multiclass("\"quality\"", ", \"classes\": [\"a\", \"b\"]");

  private static Reported measure(String monitor, OutcomeCounts counts) {
    // From bytes and back, as between two windows
    OutcomeCounts kept = OutcomeCounts.fromBytes(counts.toBytes());
    return new Reported(
        new QualityMeasurer(Axis.LABEL_TIME)
            .measure(Reported.window(monitor), kept)
            .measurements());
  }

  private static Reported measureMulticlass(String monitor, OutcomeCounts counts) {
    OutcomeCounts taken =
        new QualityMeasurer(Axis.LABEL_TIME)
            .take(counts.toBytes(), Reported.window(monitor).monitor());
    return measure(monitor, taken);
  }

  private static void count(OutcomeCounts counts, int times, String predicted, String actual) {
    for (int event = 0; event < times; event++) {
      counts.count(Outcomes.scored(1, "BINARY", predicted, actual, 0.25));
    }
  }

  private static void classify(OutcomeCounts counts, int times, String predicted, String actual) {
    for (int event = 0; event < times; event++) {
      counts.count(Outcomes.classified(1, "MULTICLASS", predicted, actual));
    }
  }

  @ParameterizedTest
  @CsvSource({"ok,1,0", "ok,Fraud,Ok", "ok,FRAUD,N/A", "not fraud,1,0", "not fraud,Fraud,ok"})
  void areNoWrongAnswersWhenNoneOfTheirClassesWasEverPredicted(
      String negative, String one, String other) {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 3, "fraud", one);
    count(counts, 2, "fraud", other);
    count(counts, 1, negative, one);
    count(counts, 10, negative, other);

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    String named = one.compareTo(other) < 0 ? one + ", " + other : other + ", " + one;
    assertThat(reported.value("unknown_class")).isEqualTo(1);
    assertThat(reported.of("unknown_class").count()).isEqualTo(16);
    assertThat(reported.measurements())
        .filteredOn(measured -> !measured.metric().equals("unknown_class"))
        .allSatisfy(
            measured -> {
              assertThat(measured.value()).as(measured.metric()).isNull();
              assertThat(measured.undefinedReason())
                  .isEqualTo("all labels carry classes that were never predicted: " + named);
            });
  }

  @Test
  void areLeftOutOfTheMatrixWhereTheModelNamesItsAnswers() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 40, "fraud", "fraud");
    count(counts, 10, "fraud", "ok");
    count(counts, 45, "ok", "ok");
    count(counts, 5, "ok", "fraud");
    count(counts, 7, "fraud", "N/A");
    count(counts, 9, "ok", "");
    count(counts, 4, "ok", "Fraud");

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(0.85, within(1e-12));
    assertThat(reported.of("accuracy").count()).isEqualTo(100);
    assertThat(reported.value("precision")).isEqualTo(0.8, within(1e-12));
    assertThat(reported.value("specificity")).isEqualTo(45 / 55.0, within(1e-12));
    assertThat(reported.value("baseline.accuracy")).isEqualTo(0.55, within(1e-12));
    assertThat(reported.value("unknown_class")).isEqualTo(20 / 120.0, within(1e-12));
    assertThat(reported.of("unknown_class").lower()).isLessThan(20 / 120.0);
  }

  /** A window in which the model always said fraud does not know what the other class is called. */
  @Test
  void ofTheOnlyOtherClassAreNegativeThoughItWasNeverPredicted() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 5, "fraud", "ok");

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.value("accuracy")).isZero();
    assertThat(reported.value("precision")).isZero();
    assertThat(reported.value("unknown_class")).isZero();
  }

  /** One class against all others, each with a name of its own: some labels are positive. */
  @Test
  void ofSeveralOtherClassesAreNegativeWhereSomeArePositive() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 5, "fraud", "fraud");
    count(counts, 5, "not fraud", "ok");
    count(counts, 5, "not fraud", "unsure");

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(1);
    assertThat(reported.value("unknown_class")).isZero();
  }

  @Test
  void areInNoNumberAtAllWhereTheClassesAreListed() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    OutcomeCounts clean = new OutcomeCounts();
    for (int event = 0; event < 200; event++) {
      double score = event / 200.0;
      String actual = event % 3 == 0 ? "ok" : "fraud";
      counts.count(Outcomes.listed(1, "ok", score > 0.5 ? "fraud" : "ok", actual, score));
      clean.count(Outcomes.listed(1, "ok", score > 0.5 ? "fraud" : "ok", actual, score));
      counts.count(Outcomes.listed(1, "ok", score > 0.5 ? "fraud" : "ok", "N/A", score));
    }

    // When
    Reported reported = measure(LISTED, counts);
    Reported reportedOfClean = measure(LISTED, clean);

    // Then
    assertThat(reported.value("unknown_class")).isEqualTo(0.5);
    assertThat(reported.measurements())
        .filteredOn(measured -> !measured.metric().equals("unknown_class"))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(
            reportedOfClean.measurements().stream()
                .filter(measured -> !measured.metric().equals("unknown_class"))
                .toList());
  }

  /** Scores and what they promised, too: of labels that only the whole window tells apart. */
  @ParameterizedTest
  @ValueSource(strings = {"N/A", "0"})
  void areInNoNumberAtAllWhereOnlyTheWindowReportsThem(String unknown) {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    OutcomeCounts clean = new OutcomeCounts();
    OutcomeCounts dirty = new OutcomeCounts();
    for (int event = 0; event < 200; event++) {
      double score = event / 200.0;
      String predicted = score > 0.5 ? "fraud" : "ok";
      String actual = event % 3 == 0 ? "ok" : "fraud";
      counts.count(Outcomes.scored(1, "BINARY", predicted, actual, score));
      clean.count(Outcomes.scored(1, "BINARY", predicted, actual, score));
      dirty.count(Outcomes.scored(1, "BINARY", predicted, unknown, score));
    }
    counts.add(OutcomeCounts.fromBytes(dirty.toBytes()));

    // When
    Reported reported = measure(BINARY, counts);
    Reported reportedOfClean = measure(BINARY, clean);
    counts.takeBack(dirty);

    // Then
    assertThat(reported.value("unknown_class")).isEqualTo(0.5);
    assertThat(reportedOfClean.value("roc_auc")).isNotNull();
    assertThat(reported.measurements())
        .filteredOn(measured -> !measured.metric().equals("unknown_class"))
        .usingRecursiveFieldByFieldElementComparator()
        .containsExactlyElementsOf(
            reportedOfClean.measurements().stream()
                .filter(measured -> !measured.metric().equals("unknown_class"))
                .toList());
    assertThat(counts.toBytes()).isEqualTo(clean.toBytes());
  }

  /** A model that publishes probabilities alone: its negatives are doubted, and counted. */
  @Test
  void ofAModelThatNamesNoAnswersHaveTheirScoresWhereTheyAreNegatives() {
    // Given: the worked case of the page
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "BINARY", "not fraud", "ok", 0.1));
    counts.count(Outcomes.scored(1, "BINARY", "not fraud", "ok", 0.4));
    counts.count(Outcomes.scored(1, "BINARY", "not fraud", "fraud", 0.35));
    counts.count(Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.8));

    // When
    Reported reported = measure(BINARY, counts);

    // Then
    assertThat(reported.value("roc_auc")).isEqualTo(0.75);
    assertThat(reported.value("average_precision")).isEqualTo(0.8333, within(5e-5));
  }

  @Test
  void sayThatTheMonitorDoesNotListThem() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.listed(1, "ok", "fraud", "1", 0.5));
    counts.count(Outcomes.listed(1, "ok", "ok", "", 0.5));

    // When
    Measurement accuracy = measure(LISTED, counts).of("accuracy");

    // Then
    assertThat(accuracy.value()).isNull();
    assertThat(accuracy.undefinedReason())
        .isEqualTo("all labels carry classes that the monitor does not list: \"\", 1");
  }

  @Test
  void areTakenBackAsTheyWereCounted() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    count(counts, 5, "fraud", "fraud");
    count(counts, 5, "ok", "ok");
    byte[] before = counts.toBytes();
    OutcomeCounts later = new OutcomeCounts();
    count(later, 3, "ok", "N/A");
    count(later, 3, "fraud", "0");

    // When
    counts.add(later);
    counts.takeBack(later);

    // Then
    assertThat(counts.toBytes()).isEqualTo(before);
  }

  @Test
  void ofManyClassesAreNoWrongAnswersWhenNoneWasEverPredicted() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    classify(counts, 6, "a", "A");
    classify(counts, 6, "b", "B");

    // When
    Reported reported = measureMulticlass(MULTICLASS, counts);
    Reported listed = measureMulticlass(MULTICLASS_LISTED, counts);

    // Then
    assertThat(reported.of("accuracy").undefinedReason())
        .isEqualTo("all labels carry classes that were never predicted: A, B");
    assertThat(listed.value("unknown_class")).isEqualTo(1);
    assertThat(listed.of("accuracy").undefinedReason())
        .isEqualTo("all labels carry classes that the monitor does not list: A, B");
  }

  @Test
  void ofManyClassesAreWrongAnswersWhereSomeArePredicted() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    classify(counts, 6, "a", "c");
    classify(counts, 6, "b", "b");
    OutcomeCounts few = new OutcomeCounts();
    classify(few, 9, "a", "b");

    // When
    Reported reported = measureMulticlass(MULTICLASS, counts);
    Reported listed = measureMulticlass(MULTICLASS_LISTED, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(0.5);
    assertThat(listed.value("accuracy")).isEqualTo(0.5);
    assertThat(listed.value("unknown_class")).isEqualTo(0.5);
    assertThat(measureMulticlass(MULTICLASS, few).value("accuracy")).isZero();
  }
}
