package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.control.DatedRevision;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.monitor.Tolerance;
import dev.plumbline.monitoring.monitor.file.MonitorFile;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** What the join is given of a prediction, so that its quality can be announced. */
class PredictionShaperTest {

  private static final String BINARY = Monitors.fraud(1, 0, ", \"measures\": [\"quality\"]");

  private static AwaitedPrediction awaited(String monitor, GenericRecord prediction) {
    DatedRevision watched =
        new DatedRevision(
            MonitorFile.read("test", monitor).orThrow(), monitor, 1, 1, 0, Long.MAX_VALUE, false);
    PredictionShaper shaper = new PredictionShaper(watched);
    ReceivedPrediction received = ReceivedPrediction.of(prediction);
    return shaper
        .awaited(received, shaper.answer(received), new String[0])
        .prediction(new PredictionGroups());
  }

  private static GenericRecord answering(String predictedClass, Map<String, Double> probabilities) {
    GenericRecord prediction = Events.prediction("fraud", "p", START);
    prediction.put("predicted_class", predictedClass);
    prediction.put("probabilities", probabilities);
    return prediction;
  }

  private static String multiclass(String measures) {
    return Monitors.fraud(1, 0, ", \"measures\": [%s]".formatted(measures))
        .replace("\"binary\"", "\"multiclass\"")
        .replace("\"positive_class\": \"fraud\",", "");
  }

  @Test
  void keepsTheProbabilityOfThePositiveClassWhateverWasAnswered() {
    // Given
    GenericRecord prediction = answering("ok", Map.of("fraud", 0.9, "ok", 0.1));

    // When
    AwaitedPrediction awaited = awaited(BINARY, prediction);

    // Then
    assertThat(awaited.predictedClass()).isEqualTo("ok");
    assertThat(awaited.score()).isEqualTo(0.9);
    assertThat(awaited.probabilities()).isNull();
    assertThat(awaited.terms().positiveClass()).isEqualTo("fraud");
    assertThat(awaited.terms().estimated()).isFalse();
  }

  @Test
  void keepsNoScoreWhereNoneWasPublished() {
    // Given
    GenericRecord prediction = answering("fraud", Map.of());

    // When
    AwaitedPrediction awaited = awaited(BINARY, prediction);

    // Then
    assertThat(awaited.score()).isNull();
  }

  @Test
  void keepsTheProbabilitiesOfAllClassesOnlyWhereTheLogLossIsAskedFor() {
    // Given
    GenericRecord prediction = answering("a", Map.of("a", 0.7, "b", 0.3));

    // When
    AwaitedPrediction plain = awaited(multiclass("\"accuracy\", \"ece\""), prediction);
    AwaitedPrediction full = awaited(multiclass("\"log_loss\""), prediction);

    // Then
    assertThat(plain.score()).isEqualTo(0.7);
    assertThat(plain.probabilities()).isNull();
    assertThat(full.probabilities()).containsOnly(entry("a", 0.7), entry("b", 0.3));
  }

  @Test
  void keepsTheFiftyMostProbableClassesOfManyMore() {
    // Given
    Map<String, Double> probabilities = new HashMap<>();
    for (int index = 0; index < 1_000; index++) {
      probabilities.put("c" + index, index < 40 ? 0.02 : 0.0001);
    }

    // When
    AwaitedPrediction awaited = awaited(multiclass("\"log_loss\""), answering("c1", probabilities));

    // Then the others by name: c100, c101, …
    assertThat(awaited.probabilities()).hasSize(50).containsKeys("c0", "c39", "c100", "c108");
  }

  @Test
  void keepsWhatTheMonitorToleratesOfARegression() {
    // Given
    String monitor =
        Monitors.fraud(1, 0, ", \"tolerance\": {\"relative\": 0.1}, \"measures\": [\"mae\"]")
            .replace("\"binary\"", "\"regression\"")
            .replace("\"positive_class\": \"fraud\",", "");
    GenericRecord prediction = Events.prediction("fraud", "p", START);
    prediction.put("predicted_value", 7.5);

    // When
    AwaitedPrediction awaited = awaited(monitor, prediction);

    // Then
    assertThat(awaited.predictedValue()).isEqualTo(7.5);
    assertThat(awaited.terms().tolerance()).isEqualTo(new Tolerance(null, 0.1));
  }

  @Test
  void saysWhereAnEstimateIsAskedFor() {
    // Given
    String monitor =
        Monitors.fraud(
            1, 0, ", \"reference\": {\"profile\": \"p\"}, \"measures\": [\"gap.accuracy\"]");

    // When
    AwaitedPrediction awaited = awaited(monitor, answering("fraud", Map.of("fraud", 0.6)));

    // Then
    assertThat(awaited.terms().estimated()).isTrue();
  }
}
