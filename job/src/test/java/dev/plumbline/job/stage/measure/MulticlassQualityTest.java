package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.quality.ClassList;
import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import java.util.List;
import org.junit.jupiter.api.Test;

class MulticlassQualityTest {

  private static final String LISTED =
      Reported.multiclass(
          "\"quality\", \"baseline\", \"confusion\"", ", \"classes\": [\"0\", \"1\", \"2\"]");

  private static Reported measure(String monitor, OutcomeCounts counts) {
    ClassList list = ClassList.of(Reported.window(monitor).monitor());
    return new Reported(
        new QualityMeasurer(Axis.LABEL_TIME)
            .measure(Reported.window(monitor), counts.closedTo(list))
            .measurements());
  }

  private static OutcomeCounts counts(List<String> actual, List<String> predicted) {
    OutcomeCounts counts = new OutcomeCounts();
    for (int event = 0; event < actual.size(); event++) {
      counts.count(Outcomes.classified(1, "MULTICLASS", predicted.get(event), actual.get(event)));
    }
    return counts;
  }

  @Test
  void reportsAveragesAsScikitLearnDoes() {
    // Given the example of scikit-learn's f1_score
    OutcomeCounts counts =
        counts(List.of("0", "1", "2", "0", "1", "2"), List.of("0", "2", "1", "0", "0", "1"));

    // When
    Reported reported = measure(LISTED, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(1 / 3.0, within(1e-12));
    assertThat(reported.value("macro_f1")).isEqualTo(0.266667, within(5e-7));
    assertThat(reported.value("micro_f1")).isEqualTo(0.333333, within(5e-7));
    assertThat(reported.value("weighted_f1")).isEqualTo(0.266667, within(5e-7));
    assertThat(reported.value("macro_precision")).isEqualTo(0.222222, within(5e-7));
    assertThat(reported.value("macro_recall")).isEqualTo(0.333333, within(5e-7));
    assertThat(reported.value("f1", "0")).isEqualTo(0.8, within(1e-12));
    assertThat(reported.value("f1", "1")).isEqualTo(0);
    assertThat(reported.value("precision", "0")).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(reported.of("recall", "2").count()).isEqualTo(2);
    assertThat(reported.value("baseline.accuracy")).isEqualTo(1 / 3.0, within(1e-12));
  }

  @Test
  void reportsKappaAndEveryCellOfTheMatrix() {
    // Given the example of scikit-learn's confusion_matrix
    OutcomeCounts counts =
        counts(List.of("2", "0", "2", "2", "0", "1"), List.of("0", "0", "2", "2", "0", "2"));

    // When
    Reported reported = measure(LISTED, counts);

    // Then
    assertThat(reported.value("kappa")).isEqualTo(0.428571, within(5e-7));
    assertThat(reported.measurements())
        .filteredOn(measurement -> measurement.metric().equals("confusion"))
        .hasSize(16)
        .filteredOn(measurement -> measurement.value() > 0)
        .extracting(Measurement::className, Measurement::value)
        .containsExactly(
            tuple("0 -> 0", 2.0), tuple("1 -> 2", 1.0), tuple("2 -> 0", 1.0), tuple("2 -> 2", 2.0));
  }

  @Test
  void isRightAboutClassesThatAreNotListed() {
    // Given
    OutcomeCounts counts = counts(List.of("x", "x", "y", "0"), List.of("x", "y", "y", "0"));

    // When
    Reported reported = measure(LISTED, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(0.75);
    assertThat(reported.value("confusion", "__other__ -> __other__")).isEqualTo(3);
  }

  @Test
  void reportsLogLossAndCalibrationFromProbabilities() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "MULTICLASS", "a", "a", 0.9));
    counts.count(Outcomes.scored(1, "MULTICLASS", "a", "b", 0.6));
    counts.count(Outcomes.classified(1, "MULTICLASS", "a", "a"));

    // When
    Reported reported = measure(LISTED, counts);

    // Then
    assertThat(reported.value("log_loss"))
        .isEqualTo(-(Math.log(0.9) + Math.log(0.4)) / 2, within(1e-12));
    assertThat(reported.of("log_loss").count()).isEqualTo(2);
    // Two bins of one prediction each: 0.9 was right, 0.6 was not.
    assertThat(reported.value("ece")).isEqualTo((0.1 + 0.6) / 2, within(1e-8));
  }

  @Test
  void countsAClassWithoutProbabilityAsAllButImpossible() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "MULTICLASS", "a", "z", 0.9));

    // When
    Reported reported = measure(LISTED, counts);

    // Then
    assertThat(reported.value("log_loss")).isEqualTo(-Math.log(1e-15), within(1e-9));
  }

  @Test
  void saysThatTheListIsMissing() {
    // Given
    String unlisted = Reported.multiclass("\"accuracy\", \"micro_f1\", \"baseline.accuracy\"", "");
    OutcomeCounts counts = counts(List.of("a", "b"), List.of("a", "a"));

    // When
    Reported reported = measure(unlisted, counts);

    // Then
    assertThat(reported.value("accuracy")).isEqualTo(0.5);
    assertThat(reported.value("micro_f1")).isEqualTo(0.5);
    assertThat(reported.of("baseline.accuracy").undefinedReason())
        .isEqualTo("the monitor lists no classes; give it classes");
  }
}
