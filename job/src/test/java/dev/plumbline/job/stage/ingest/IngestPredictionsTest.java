package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.control.ControlFeed;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.wire.PredictionGroups;
import dev.plumbline.monitoring.event.AwaitedPrediction;
import dev.plumbline.monitoring.event.FeatureState;
import dev.plumbline.monitoring.event.Prediction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ingest makes of a prediction. */
class IngestPredictionsTest extends PredictionsInHarness {

  static Stream<Arguments> features() {
    return Stream.of(
        Arguments.of(null, FeatureState.MISSING, FeatureState.MISSING),
        Arguments.of("text", FeatureState.WRONG_TYPE, FeatureState.PRESENT),
        Arguments.of("NaN", FeatureState.INVALID, FeatureState.PRESENT),
        Arguments.of("-inf", FeatureState.INVALID, FeatureState.PRESENT),
        Arguments.of("Infinity", FeatureState.INVALID, FeatureState.PRESENT),
        Arguments.of(Double.NaN, FeatureState.INVALID, FeatureState.INVALID),
        Arguments.of(Double.POSITIVE_INFINITY, FeatureState.INVALID, FeatureState.INVALID),
        Arguments.of(5L, FeatureState.PRESENT, FeatureState.PRESENT),
        Arguments.of(true, FeatureState.PRESENT, FeatureState.PRESENT));
  }

  /** Control topics that get more while the job runs. */
  private record GrowingControl(List<SourceRecord> history, List<SourceRecord> added)
      implements ControlFeed {

    @Override
    public Reader open() {
      return new Reader() {
        @Override
        public List<SourceRecord> history() {
          return history;
        }

        @Override
        public List<SourceRecord> news() {
          List<SourceRecord> news = List.copyOf(added);
          added.clear();
          return news;
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void keepsNoPredictionForALabelThatNobodyAsksFor() throws Exception {
    // Given
    flink.close();
    flink = harness(Monitors.fraud(1, START - 60_000, ", \"measures\": [\"volume\", \"latency\"]"));
    flink.open();

    // When
    take(prediction(event -> {}));

    // Then
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(side(PredictionIntake.AWAITED)).isEmpty();
  }

  @Test
  void givesFeaturesTheOrderOfTheMonitor() throws Exception {
    // Given
    Map<String, Object> features = new HashMap<>();
    features.put("country", "DE");
    features.put("amount", 17.5);
    features.put("other", true);

    // When
    take(prediction(event -> event.put("features", features)));

    // Then
    Prediction prediction = flink.extractOutputValues().get(0);
    assertThat(prediction.numbers()[0]).isEqualTo(17.5);
    assertThat(prediction.texts()[1]).isEqualTo("DE");
    assertThat(prediction.states()).startsWith(FeatureState.PRESENT, FeatureState.PRESENT);
  }

  @Test
  void findsFeaturesInAPositionalVector() throws Exception {
    // Given
    GenericRecord vector =
        prediction(
            event -> {
              event.put("feature_set", "v1");
              event.put("feature_values", List.of(Double.NaN, 17.5));
            });

    // When
    take(vector);

    // Then
    Prediction prediction = flink.extractOutputValues().get(0);
    assertThat(prediction.numbers()[0]).isEqualTo(17.5);
    assertThat(prediction.states()).startsWith(FeatureState.PRESENT, FeatureState.MISSING);
  }

  @Test
  void addsTheOutputsToTheFeatures() throws Exception {
    // Given
    GenericRecord scored =
        prediction(
            event -> {
              event.put("predicted_class", null);
              event.put("probabilities", Map.of("fraud", 0.75));
            });

    // When
    take(scored);

    // Then
    Prediction prediction = flink.extractOutputValues().get(0);
    assertThat(prediction.numbers()[2]).isEqualTo(0.75);
    assertThat(prediction.texts()[3]).isEqualTo("fraud");
    assertThat(prediction.states()).endsWith(FeatureState.PRESENT, FeatureState.PRESENT).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("features")
  void announcesWhatAFeatureIsLikeAndNeverRefusesForIt(Object value, byte asNumber, byte asText)
      throws Exception {
    // Given
    Map<String, Object> features = new HashMap<>();
    features.put("amount", value);
    features.put("country", value);

    // When
    take(prediction(event -> event.put("features", features)));

    // Then
    assertThat(flink.extractOutputValues().get(0).states()).startsWith(asNumber, asText);
    assertThat(side(IngestOperator.REJECTIONS)).isEmpty();
  }

  @Test
  void namesTheSegmentsOfTheClosedList() throws Exception {
    // Given
    GenericRecord web = prediction(event -> event.put("attributes", Map.of("channel", "web")));
    GenericRecord fax = prediction(event -> event.put("attributes", Map.of("channel", "fax")));

    // When
    take(web);
    take(fax);
    take(prediction(event -> {}));

    // Then
    assertThat(flink.extractOutputValues())
        .extracting(prediction -> List.of(prediction.segments()))
        .containsExactly(List.of("channel=web"), List.of("channel=__other__"), List.of());
  }

  @Test
  void takesTheClassFromTheProbabilityOfThePositiveOne() throws Exception {
    // Given
    GenericRecord likely = prediction(event -> event.put("predicted_class", null));
    likely.put("probabilities", Map.of("fraud", 0.5, "ok", 0.5));
    GenericRecord unlikely = prediction(event -> event.put("predicted_class", null));
    unlikely.put("probabilities", Map.of("fraud", 0.49));

    // When
    take(likely);
    take(unlikely);

    // Then
    assertThat(side(PredictionIntake.AWAITED))
        .extracting(record -> record.prediction(new PredictionGroups()))
        .extracting(AwaitedPrediction::predictedClass)
        .containsExactly("fraud", "not fraud");
  }

  @Test
  void countsAPredictionWithoutAnAnswerWhereNobodyAsksForQuality() throws Exception {
    // Given
    flink.close();
    flink = harness(Monitors.fraud(1, START - 60_000, ", \"measures\": [\"volume\", \"latency\"]"));
    flink.open();

    // When
    take(prediction(event -> event.put("predicted_class", null)));

    // Then
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(side(PredictionIntake.AWAITED)).isEmpty();
    assertThat(side(IngestOperator.REJECTIONS)).isEmpty();
  }

  /** The client writes a flag as text, as a boolean, as a number or as an integral double. */
  @ParameterizedTest
  @ValueSource(strings = {"true", "True", "1", "1.0"})
  void findsASegmentWhateverTheClientWritesForItsValue(String declared) throws Exception {
    // Given
    flink.close();
    flink =
        harness(
            Monitors.fraud(
                1,
                START - 60_000,
                ", \"segments\": {\"vip\": {\"values\": [\"%s\"]}}".formatted(declared)));
    flink.open();
    String json =
        "{\"predicted_at\":%d,\"model\":\"fraud\",\"prediction_id\":\"p\","
            + "\"predicted_class\":\"fraud\",\"attributes\":{\"vip\":%s}}";

    // When
    for (String written : new String[] {"true", "\"True\"", "\"true\"", "1", "1.0", "\"1\""}) {
      byte[] value = json.formatted(START, written).getBytes(StandardCharsets.UTF_8);
      take(SourceRecord.of("predictions", 0, offset++, START, null, value));
    }
    for (String written : new String[] {"true", "True", "1", "1.0"}) {
      take(prediction(event -> event.put("attributes", Map.of("vip", written))));
    }

    // Then
    assertThat(flink.extractOutputValues()).hasSize(10);
    assertThat(flink.extractOutputValues())
        .allSatisfy(announced -> assertThat(announced.segments()).containsExactly("vip=1"));
  }

  @Test
  void givesAFloatTheCategoryOfItsDecimal() throws Exception {
    // When
    take(prediction(event -> event.put("features", Map.of("country", 0.1))));
    take(prediction(event -> event.put("features", Map.of("country", (double) 0.1f))));
    take(prediction(event -> event.put("features", Map.of("country", "0.10000000149011612"))));

    // Then
    assertThat(flink.extractOutputValues())
        .extracting(announced -> announced.texts()[1])
        .containsExactly("0.1", "0.1", "0.1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.0000000000000002, -1e-17})
  void takesAProbabilityThatIsARoundingForItsEndAndCountsIt(double probability) throws Exception {
    // Given
    flink.close();
    InterceptingOperatorMetricGroup counters = new InterceptingOperatorMetricGroup();
    flink = counted(counters, MONITOR);
    flink.open();
    byte[] json =
        ("{\"predicted_at\":%d,\"model\":\"fraud\",\"prediction_id\":\"p\",\"probabilities\":"
                + "{\"fraud\":%s}}")
            .formatted(START, probability)
            .getBytes(StandardCharsets.UTF_8);

    // When
    take(
        prediction(
            event -> {
              event.put("predicted_class", null);
              event.put("probabilities", Map.of("fraud", probability));
            }));
    take(SourceRecord.of("predictions", 0, offset++, START, null, json));
    take(prediction(event -> event.put("probabilities", Map.of("fraud", 1.0))));

    // Then
    assertThat(side(IngestOperator.REJECTIONS)).isEmpty();
    assertThat(side(PredictionIntake.AWAITED))
        .extracting(record -> record.prediction(new PredictionGroups()).score())
        .containsExactly((double) Math.round(probability), (double) Math.round(probability), 1.0);
    assertThat(((Counter) counters.get("roundedProbabilities")).getCount()).isEqualTo(2);
  }

  @Test
  void introducesTheDefinitionWithTheFirstPredictionOnly() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    take(prediction(event -> {}));

    // Then
    assertThat(flink.extractOutputValues().get(0).introduction().monitor()).isEqualTo(MONITOR);
    assertThat(flink.extractOutputValues().get(1).introduction()).isNull();
  }

  @Test
  void goesOnByTheMonitorThatWasPublishedLast() throws Exception {
    // Given
    flink.close();
    List<SourceRecord> added = new ArrayList<>();
    String before = Monitors.fraud(1, START - 60_000, "");
    flink = harness(new GrowingControl(List.of(Events.onMonitors(0, before)), added));
    flink.open();
    take(prediction(event -> {}));

    // When
    added.add(Events.onMonitors(1, MONITOR.replace("\"revision\": 1", "\"revision\": 2")));
    flink.setProcessingTime(1_000);
    take(prediction(event -> {}));

    // Then
    assertThat(flink.extractOutputValues())
        .extracting(Prediction::generation, Prediction::line)
        .containsExactly(tuple(1, 0), tuple(2, 1));
  }
}
