package dev.plumbline.job.stage.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import dev.plumbline.monitoring.measurement.volume.VolumeCounts;
import dev.plumbline.monitoring.measurement.volume.VolumePlan;
import dev.plumbline.monitoring.measurement.volume.VolumeTally;
import dev.plumbline.monitoring.monitor.Feature;
import dev.plumbline.monitoring.monitor.Monitor;
import dev.plumbline.monitoring.monitor.Output;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeTallyTest {

  private static final Monitor MONITOR =
      MonitorFile.read(
              "test",
              Reported.monitor(
                  "\"volume\", \"latency\", \"estimated\"",
                  ", \"reference\": {\"profile\": \"p\"}"))
          .orThrow();
  private static final List<String> COLUMNS =
      MONITOR.columns().stream().map(Feature::name).toList();
  private static final int SCORE = COLUMNS.indexOf(Output.SCORE.featureName());
  private static final int CLASS = COLUMNS.indexOf(Output.CLASS.featureName());

  private final VolumePlan plan = new VolumePlan(MONITOR);
  private final VolumeTally tally = new VolumeTally(plan);
  private final VolumeCounts counts = new VolumeCounts();

  private static Prediction prediction(double latencyMs, String answer, double score) {
    double[] numbers = new double[COLUMNS.size()];
    String[] texts = new String[COLUMNS.size()];
    byte[] states = new byte[COLUMNS.size()];
    Arrays.fill(states, FeatureState.MISSING);
    if (answer != null) {
      texts[CLASS] = answer;
      states[CLASS] = FeatureState.PRESENT;
    }
    if (!Double.isNaN(score)) {
      numbers[SCORE] = score;
      states[SCORE] = FeatureState.PRESENT;
    }
    return new Prediction(
        "fraud", "1", 1, 0, 0, latencyMs, new String[0], numbers, texts, states, null);
  }

  /** What is lacking in turn: the latency, the answer, the score. */
  private static Prediction any(Random random) {
    double score = random.nextDouble();
    return prediction(
        random.nextInt(5) == 0 ? Double.NaN : Math.exp(random.nextGaussian()),
        random.nextInt(5) == 0 ? null : score >= 0.5 ? "fraud" : "ok",
        random.nextInt(5) == 0 ? Double.NaN : score);
  }

  @ParameterizedTest(name = "{0} predictions")
  @ValueSource(ints = {1, 3, 4, 5, 63, 64, 65, 128, 1_000})
  void countsToTheBitWhatOneByOneComesTo(int predictions) {
    // Given
    Random random = new Random(predictions);

    // When
    for (int each = 0; each < predictions; each++) {
      Prediction prediction = any(random);
      tally.count(prediction);
      plan.count(prediction.latencyMs(), plan.answer(prediction), plan.score(prediction), counts);
    }

    // Then
    assertThat(tally.isZero()).isFalse();
    assertThat(counts.predictions()).isEqualTo(predictions);
    assertThat(tally.toBytes()).isEqualTo(counts.toBytes());
  }

  @Test
  void countsAnswersAndScoresByClass() {
    // When
    tally.count(prediction(1, "fraud", 0.9));
    tally.count(prediction(2, "ok", 0.2));
    tally.count(prediction(Double.NaN, "ok", Double.NaN));

    // Then
    VolumeCounts reported = VolumeCounts.fromBytes(tally.toBytes());
    assertThat(reported.predictions()).isEqualTo(3);
    assertThat(reported.latency().count()).isEqualTo(2);
    assertThat(reported.answers().of(0)).as("fraud").isEqualTo(1);
    assertThat(reported.answers().total()).isEqualTo(3);
    assertThat(reported.scores().count()).isEqualTo(2);
  }

  @Test
  void isZeroBeforeItCounts() {
    // Given / When / Then
    assertThat(tally.isZero()).isTrue();
  }
}
