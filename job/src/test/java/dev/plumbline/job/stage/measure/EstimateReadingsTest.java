package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.monitoring.measurement.Measurement;
import dev.plumbline.monitoring.measurement.quality.OutcomeCounts;
import dev.plumbline.monitoring.measurement.quality.QualityMeasurer;
import dev.plumbline.monitoring.measurement.volume.VolumeCounts;
import dev.plumbline.monitoring.measurement.volume.VolumeMeasurer;
import dev.plumbline.monitoring.monitor.Axis;
import dev.plumbline.statistics.quality.CalibrationMap;
import org.junit.jupiter.api.Test;

class EstimateReadingsTest {

  private static final String PROFILED = ", \"reference\": {\"profile\": \"p\"}";
  private static final String BINARY = Reported.monitor("\"estimated\", \"gap\"", PROFILED);
  private static final byte[] IDENTITY = CalibrationMap.identity().toBytes();

  /** Half a bin of the score. */
  private static final double HALF_A_BIN = 0.0005;

  private static Reported volume(String monitor, byte[] calibration, VolumeCounts counts) {
    return new Reported(
        new VolumeMeasurer()
            .measure(Reported.window(monitor, 0, calibration), counts)
            .measurements());
  }

  private static Reported quality(String monitor, byte[] calibration, OutcomeCounts counts) {
    return new Reported(
        new QualityMeasurer(Axis.LABEL_TIME)
            .measure(Reported.window(monitor, 0, calibration), counts)
            .measurements());
  }

  private static VolumeCounts fourPredictions() {
    VolumeCounts counts = new VolumeCounts();
    for (double score : new double[] {0.9, 0.8, 0.3, 0.1}) {
      counts.count(1);
      counts.countScore(score, score >= 0.5);
    }
    return counts;
  }

  @Test
  void reportsWhatScoresPromiseBeforeLabelsCome() {
    // Given scores 0.9 and 0.8 answered fraud, 0.3 and 0.1 not
    VolumeCounts counts = fourPredictions();

    // When
    Reported reported = volume(BINARY, IDENTITY, counts);

    // Then expected are 1.7 true positives, 0.3 false ones, 0.4 false negatives, 1.6 true ones
    assertThat(reported.value("estimated.accuracy")).isEqualTo(0.825, within(HALF_A_BIN));
    assertThat(reported.value("estimated.precision")).isEqualTo(0.85, within(HALF_A_BIN));
    assertThat(reported.value("estimated.recall")).isEqualTo(1.7 / 2.1, within(2 * HALF_A_BIN));
    assertThat(reported.value("estimated.specificity"))
        .isEqualTo(1.6 / 1.9, within(2 * HALF_A_BIN));
    assertThat(reported.value("estimated.f1")).isEqualTo(3.4 / 4.1, within(2 * HALF_A_BIN));
    assertThat(reported.of("estimated.accuracy").count()).isEqualTo(4);
    // Variance (0.09 + 0.16 + 0.21 + 0.09) / 16: a standard error of 0.1854.
    assertThat(reported.of("estimated.accuracy").lower())
        .isEqualTo(0.825 - 1.96 * 0.1854, within(0.002));
    assertThat(reported.measurements())
        .extracting(Measurement::axis)
        .containsOnly(Axis.PREDICTION_TIME);
    assertThat(reported.measurements()).noneMatch(measured -> measured.metric().startsWith("gap."));
  }

  @Test
  void reportsThePromiseOfLabelledPredictionsBesideWhatCameTrue() {
    // Given four that were promised to be right by 0.825, of which two are
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.9));
    counts.count(Outcomes.scored(1, "BINARY", "fraud", "ok", 0.8));
    counts.count(Outcomes.scored(1, "BINARY", "ok", "ok", 0.3));
    counts.count(Outcomes.scored(1, "BINARY", "ok", "fraud", 0.1));
    counts.count(Outcomes.classified(1, "BINARY", "fraud", "fraud")); // without a score

    // When
    Reported reported = quality(BINARY, IDENTITY, counts);

    // Then
    assertThat(reported.value("estimated.accuracy")).isEqualTo(0.825, within(HALF_A_BIN));
    assertThat(reported.value("gap.accuracy")).isEqualTo(0.325, within(HALF_A_BIN));
    assertThat(reported.of("gap.accuracy").count()).isEqualTo(4);
    assertThat(reported.of("gap.accuracy").upper()).isEqualTo(0.325 + 1.96 * 0.1854, within(0.002));
    assertThat(reported.value("gap.precision")).isEqualTo(0.35, within(2 * HALF_A_BIN));
    // Realised: 0.9 beats both negatives, 0.1 none.
    assertThat(reported.value("gap.roc_auc"))
        .isEqualTo(reported.value("estimated.roc_auc") - 0.5, within(1e-12));
    assertThat(reported.measurements()).extracting(Measurement::axis).containsOnly(Axis.LABEL_TIME);
  }

  @Test
  void countsOfAShareWhatItIsAShareOf() {
    // Given 0.9, 0.8, 0.3 and 0.1, two of them answered fraud: 2.1 frauds are expected
    OutcomeCounts labelled = new OutcomeCounts();
    labelled.count(Outcomes.scored(1, "BINARY", "fraud", "fraud", 0.9));
    labelled.count(Outcomes.scored(1, "BINARY", "fraud", "ok", 0.8));
    labelled.count(Outcomes.scored(1, "BINARY", "ok", "ok", 0.3));
    labelled.count(Outcomes.scored(1, "BINARY", "ok", "ok", 0.1));
    String monitor = Reported.monitor("\"quality\", \"estimated\", \"gap\"", PROFILED);

    // When
    Reported promised = volume(BINARY, IDENTITY, fourPredictions());
    Reported cameTrue = quality(monitor, IDENTITY, labelled);

    // Then
    assertThat(promised.of("estimated.precision").count()).isEqualTo(2);
    assertThat(promised.of("estimated.recall").count()).isEqualTo(2);
    assertThat(promised.of("estimated.specificity").count()).isEqualTo(2);
    assertThat(promised.of("estimated.f1").count()).isEqualTo(4);
    assertThat(promised.of("estimated.roc_auc").count()).isEqualTo(4);
    assertThat(cameTrue.of("precision").count()).isEqualTo(2);
    assertThat(cameTrue.of("estimated.precision").count()).isEqualTo(2);
    assertThat(cameTrue.of("gap.precision").count()).isEqualTo(2);
    assertThat(cameTrue.of("gap.recall").count()).isEqualTo(1);
    assertThat(cameTrue.of("gap.specificity").count()).isEqualTo(3);
    assertThat(cameTrue.of("gap.f1").count()).isEqualTo(4);
  }

  @Test
  void reportsTheConfidenceOfAModelWithMoreClasses() {
    // Given
    String monitor = Reported.multiclass("\"estimated\", \"gap\"", PROFILED);
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "MULTICLASS", "a", "a", 0.9));
    counts.count(Outcomes.scored(1, "MULTICLASS", "c", "a", 0.7));

    // When
    Reported reported = quality(monitor, IDENTITY, counts);

    // Then
    assertThat(reported.value("estimated.accuracy")).isEqualTo(0.8, within(HALF_A_BIN));
    assertThat(reported.value("gap.accuracy")).isEqualTo(0.3, within(HALF_A_BIN));
  }

  @Test
  void saysThatTheProfileIsMissing() {
    // Given
    VolumeCounts counts = fourPredictions();

    // When
    Reported reported = volume(BINARY, null, counts);

    // Then
    assertThat(reported.of("estimated.accuracy").value()).isNull();
    assertThat(reported.of("estimated.accuracy").undefinedReason())
        .isEqualTo(
            "profile p is not published or knows no calibration;"
                + " build it from data with labels and scores");
  }

  @Test
  void saysThatEachVersionHasAProfileOfItsOwn() {
    // Given
    String monitor =
        Reported.monitor("\"estimated\"", ", \"reference\": {\"profile\": \"p-{version}\"}");

    // When
    Reported reported = volume(monitor, null, fourPredictions());

    // Then
    assertThat(reported.of("estimated.f1").undefinedReason())
        .isEqualTo("each version has a profile of its own; see the series of the versions");
  }

  @Test
  void saysThatScoresAreMissing() {
    // Given
    VolumeCounts counts = new VolumeCounts();
    counts.count(5);

    // When
    Reported reported = volume(BINARY, IDENTITY, counts);

    // Then
    assertThat(reported.of("estimated.roc_auc").undefinedReason())
        .isEqualTo(
            "no prediction of the window carries the probability of fraud;"
                + " publish it in probabilities");
  }

  @Test
  void saysThatThereIsNothingToCompareWith() {
    // Given
    OutcomeCounts counts = new OutcomeCounts();
    counts.count(Outcomes.scored(1, "BINARY", "ok", "ok", 0.2));

    // When
    Reported reported = quality(BINARY, IDENTITY, counts);

    // Then
    assertThat(reported.of("gap.recall").undefinedReason())
        .isEqualTo("nothing to compare with: no label of the window is fraud");
    assertThat(reported.of("gap.roc_auc").undefinedReason())
        .startsWith("nothing to compare with: ");
  }
}
