package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.event.AwaitedPrediction;
import dev.plumbline.job.event.FeatureState;
import dev.plumbline.job.event.Prediction;
import dev.plumbline.job.event.PredictionGroups;
import dev.plumbline.job.event.Rejection;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.event.TimeProgress;
import dev.plumbline.job.testing.Events;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.job.testing.StateNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ingest of predictions in Flink's harness, with real bytes and a real control book. */
class IngestPredictionsTest {

  private static final IngestSettings SETTINGS =
      new IngestSettings(
          "monitors",
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofDays(1));

  private static final String MONITOR =
      Monitors.fraud(
          1,
          START - 60_000,
          """
          , "features": {"amount": "numeric", "country": "categorical"},
          "feature_sets": {"v1": ["country_code", "amount"]},
          "segments": {"channel": {"values": ["web", "app"]}}
          """);

  private OneInputStreamOperatorTestHarness<SourceRecord, Prediction> flink;
  private long offset;

  private static OneInputStreamOperatorTestHarness<SourceRecord, Prediction> harness(
      String... monitors) throws Exception {
    ArrayList<SourceRecord> control = new ArrayList<>();
    for (String monitor : monitors) {
      control.add(Events.onMonitors(control.size(), monitor));
    }
    return harness(new ListedControl(control));
  }

  private static OneInputStreamOperatorTestHarness<SourceRecord, Prediction> harness(
      ControlFeed control) throws Exception {
    return new OneInputStreamOperatorTestHarness<>(
        new IngestOperator<>(
            "ingest-predictions",
            SETTINGS,
            control,
            new PredictionIntake(new WriterSchemaSettings(null, null))));
  }

  @BeforeEach
  void open() throws Exception {
    flink = harness(MONITOR);
    flink.setProcessingTime(1);
    flink.open();
  }

  @AfterEach
  void close() throws Exception {
    flink.close();
  }

  private static GenericRecord prediction(Consumer<GenericRecord> change) {
    GenericRecord prediction = Events.prediction("fraud", "p", START);
    prediction.put("predicted_class", "fraud");
    change.accept(prediction);
    return prediction;
  }

  private void take(GenericRecord prediction) throws Exception {
    take(SourceRecord.of("predictions", 0, offset++, START, null, bytes(prediction)));
  }

  private void take(SourceRecord record) throws Exception {
    flink.processElement(record, 0);
  }

  private static byte[] bytes(GenericRecord prediction) {
    return Events.onPredictions(0, 0, prediction).value();
  }

  private <T> List<T> side(OutputTag<T> tag) {
    Queue<StreamRecord<T>> records = flink.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  private static Arguments refused(String reason, Consumer<GenericRecord> change) {
    return Arguments.of(reason, prediction(change));
  }

  static Stream<Arguments> refusedPredictions() {
    return Stream.of(
        refused("MISSING_MODEL", event -> event.put("model", " ")),
        refused("MISSING_ID", event -> event.put("prediction_id", "")),
        refused("MISSING_TIME", event -> event.put("predicted_at", 0L)),
        refused("TIMESTAMP_UNIT", event -> event.put("predicted_at", START / 1_000)),
        refused("TIMESTAMP_UNIT", event -> event.put("predicted_at", START * 1_000)),
        refused("FUTURE_TIMESTAMP", event -> event.put("predicted_at", START + 300_001)),
        refused("NEGATIVE_LATENCY", event -> event.put("latency_ms", -1.0)),
        refused("NON_FINITE_LATENCY", event -> event.put("latency_ms", Double.NaN)),
        refused("NON_FINITE_VALUE", event -> event.put("predicted_value", Double.NaN)),
        refused(
            "PROBABILITY_OUT_OF_RANGE", event -> event.put("probabilities", Map.of("fraud", 1.1))),
        refused(
            "PROBABILITY_OUT_OF_RANGE",
            event -> event.put("probabilities", Map.of("fraud", Double.NaN))),
        refused("STRING_TOO_LONG", event -> event.put("prediction_id", "p".repeat(257))),
        refused("STRING_TOO_LONG", event -> event.put("version", "v".repeat(257))),
        refused(
            "STRING_TOO_LONG", event -> event.put("features", Map.of("country", "c".repeat(257)))),
        refused(
            "STRING_TOO_LONG",
            event -> event.put("features", Map.of("unwatched", "c".repeat(65_537)))),
        refused("WRONG_TYPE", event -> event.put("version", "1\u001f2")),
        refused("WRONG_TYPE", event -> event.put("version", "*")),
        refused(
            "BOTH_FEATURE_LAYOUTS",
            event -> {
              event.put("features", Map.of("amount", 1.0));
              event.put("feature_set", "v1");
              event.put("feature_values", List.of(1.0, 2.0));
            }),
        refused(
            "FEATURE_SET_UNKNOWN",
            event -> {
              event.put("feature_set", "v2");
              event.put("feature_values", List.of(1.0, 2.0));
            }),
        refused("FEATURE_SET_UNKNOWN", event -> event.put("feature_values", List.of(1.0, 2.0))),
        refused(
            "FEATURE_VECTOR_LENGTH",
            event -> {
              event.put("feature_set", "v1");
              event.put("feature_values", List.of(1.0));
            }));
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

  @ParameterizedTest
  @MethodSource("refusedPredictions")
  void refusesWhatNoStageCouldUseAndGoesOn(String reason, GenericRecord refused) throws Exception {
    // Given
    byte[] bytes = bytes(refused);

    // When
    take(SourceRecord.of("predictions", 5, 77, START, new byte[] {1}, bytes));
    take(prediction(event -> {}));

    // Then
    assertThat(side(IngestOperator.REJECTIONS)).hasSize(1);
    Rejection rejection = side(IngestOperator.REJECTIONS).get(0);
    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection.message()).isNotBlank();
    assertThat(rejection.stage()).isEqualTo("ingest-predictions");
    assertThat(rejection.topic()).isEqualTo("predictions");
    assertThat(rejection.partition()).isEqualTo(5);
    assertThat(rejection.offset()).isEqualTo(77);
    assertThat(rejection.key()).containsExactly(1);
    assertThat(rejection.value()).isEqualTo(bytes);
    assertThat(flink.extractOutputValues()).hasSize(1);
  }

  @Test
  void refusesBytesThatCannotBeRead() throws Exception {
    // Given
    byte[] whole = bytes(prediction(event -> {}));

    // When
    take(SourceRecord.of("predictions", 0, 1, START, null, null));
    take(SourceRecord.of("predictions", 0, 2, START, null, new byte[] {42}));
    take(SourceRecord.of("predictions", 0, 3, START, null, Arrays.copyOf(whole, 20)));

    // Then
    assertThat(side(IngestOperator.REJECTIONS))
        .extracting(Rejection::reason)
        .containsExactly("EMPTY_VALUE", "UNKNOWN_FORMAT", "TRUNCATED");
    assertThat(flink.extractOutputValues()).isEmpty();
  }

  @Test
  void rejectsAMonitorThatCannotBeUsed() throws Exception {
    // Given
    flink.close();

    // When
    flink = harness("{\"model\": \"fraud\"", Monitors.fraud(1, 0, "").replace("1h", "9h"));
    flink.open();

    // Then
    assertThat(side(IngestOperator.REJECTIONS))
        .extracting(Rejection::reason, Rejection::topic)
        .containsExactly(
            tuple("INVALID_MONITOR", "monitors"), tuple("INVALID_MONITOR", "monitors"));
    assertThat(side(IngestOperator.REJECTIONS).get(1).message()).contains("join.ttl");
  }

  @Test
  void passesOverWhatNobodyWatches() throws Exception {
    // Given
    GenericRecord other = prediction(event -> event.put("model", "churn"));
    GenericRecord before = prediction(event -> event.put("predicted_at", START - 60_001));

    // When
    take(other);
    take(before);

    // Then
    assertThat(flink.extractOutputValues()).isEmpty();
    assertThat(side(PredictionIntake.AWAITED)).isEmpty();
    assertThat(side(IngestOperator.REJECTIONS)).isEmpty();
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

  static Stream<Arguments> features() {
    return Stream.of(
        Arguments.of(null, FeatureState.MISSING, FeatureState.MISSING),
        Arguments.of("text", FeatureState.WRONG_TYPE, FeatureState.PRESENT),
        Arguments.of(Double.NaN, FeatureState.INVALID, FeatureState.INVALID),
        Arguments.of(Double.POSITIVE_INFINITY, FeatureState.INVALID, FeatureState.INVALID),
        Arguments.of(5L, FeatureState.PRESENT, FeatureState.PRESENT),
        Arguments.of(true, FeatureState.PRESENT, FeatureState.PRESENT));
  }

  @ParameterizedTest
  @MethodSource("features")
  void tellsWhatAFeatureIsLikeAndNeverRefusesForIt(Object value, byte asNumber, byte asText)
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
        .containsExactly("fraud", "__other__");
  }

  @Test
  void countsAPredictionWithoutAnAnswerButAwaitsNoLabelForIt() throws Exception {
    // Given
    GenericRecord empty = prediction(event -> event.put("predicted_class", null));

    // When
    take(empty);

    // Then
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(side(PredictionIntake.AWAITED)).isEmpty();
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

  @Test
  void awaitsTheLabelOfAPredictionThatIsTooLateToCount() throws Exception {
    // Given
    flink.close();
    flink = harness(Monitors.fraud(1, 0, ""));
    flink.open();
    take(prediction(event -> {}));

    // When
    take(prediction(event -> event.put("predicted_at", START - 610_001)));

    // Then
    assertThat(flink.extractOutputValues()).hasSize(1);
    assertThat(side(PredictionIntake.AWAITED)).hasSize(2);
  }

  private List<Long> watermarks() {
    return flink.getOutput().stream()
        .filter(Watermark.class::isInstance)
        .map(element -> ((Watermark) element).getTimestamp())
        .toList();
  }

  private Collection<Object> told() {
    return flink.getOutput();
  }

  @Test
  void tellsTheTimeOfTheSlowestPartition() throws Exception {
    // Given
    take(SourceRecord.news(SourceRecord.Kind.PARTITION_ASSIGNED, "predictions", 1));
    take(prediction(event -> {}));
    flink.setProcessingTime(1_000);
    assertThat(watermarks()).isEmpty();

    // When
    take(Events.onPredictions(1, 0, prediction(event -> event.put("predicted_at", START - 5_000))));
    flink.setProcessingTime(2_000);

    // Then
    assertThat(watermarks()).containsExactly(TimeProgress.byEvents(START - 5_000 - 10_000 - 1));
  }

  @Test
  void saysThatItIsIdleWhenItsPartitionsAreSilentAndGoesOnByTheClockAfterAWhile() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    take(SourceRecord.news(SourceRecord.Kind.PARTITION_SILENT, "predictions", 0));
    flink.setProcessingTime(20_000);

    // Then
    long reached = TimeProgress.byEvents(START - 10_000 - 1);
    assertThat(watermarks()).containsExactly(reached);
    assertThat(told()).last().isEqualTo(WatermarkStatus.IDLE);
    flink.setProcessingTime(60_000);
    assertThat(watermarks())
        .last()
        .satisfies(last -> assertThat(last).isGreaterThan(reached + 30_000))
        .satisfies(last -> assertThat(TimeProgress.isBySilence(last)).isTrue());
    assertThat(watermarks()).isSorted();
  }

  @Test
  void isAwakeAgainWithTheNextEvent() throws Exception {
    // Given
    take(prediction(event -> {}));
    take(SourceRecord.news(SourceRecord.Kind.PARTITION_SILENT, "predictions", 0));
    flink.setProcessingTime(5_000);
    assertThat(told()).last().isEqualTo(WatermarkStatus.IDLE);

    // When
    take(
        Events.onPredictions(0, 9, prediction(event -> event.put("predicted_at", START + 20_000))));
    flink.setProcessingTime(6_000);

    // Then
    assertThat(told()).contains(WatermarkStatus.ACTIVE);
    assertThat(watermarks()).last().isEqualTo(TimeProgress.byEvents(START + 20_000 - 10_000 - 1));
  }

  @Test
  void standsStillWhenNothingComesAndNobodySaysThatItIsSilent() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    flink.setProcessingTime(10_000_000);

    // Then
    assertThat(watermarks()).containsExactly(TimeProgress.byEvents(START - 10_000 - 1));
    assertThat(told()).doesNotContain(WatermarkStatus.IDLE);
  }

  @Test
  void holdsTimeBackAfterAStartUntilPartitionsCouldBeAssigned() throws Exception {
    // Given
    flink.setProcessingTime(9_000);
    assertThat(told()).doesNotContain(WatermarkStatus.IDLE);

    // When
    flink.setProcessingTime(11_000);

    // Then
    assertThat(told()).contains(WatermarkStatus.IDLE);
    assertThat(watermarks()).isEmpty();
  }

  @Test
  void endsTimeWithTheInputAndTakesNoOtherWatermark() throws Exception {
    // Given
    take(prediction(event -> {}));

    // When
    flink.processWatermark(new Watermark(START + 1_000_000));
    flink.processWatermark(Watermark.MAX_WATERMARK);

    // Then
    assertThat(watermarks()).containsExactly(Long.MAX_VALUE);
  }

  @Test
  void judgesLatenessTheSameAfterARestore() throws Exception {
    // Given
    take(prediction(event -> {}));
    OperatorSubtaskState snapshot = flink.snapshot(1, 1);
    assertThat(StateNames.operator(snapshot)).containsExactly("partition-times");
    flink.close();

    // When
    flink = harness(Monitors.fraud(1, 0, ""));
    flink.initializeState(snapshot);
    flink.open();
    take(prediction(event -> event.put("predicted_at", START - 610_001)));

    // Then
    assertThat(flink.extractOutputValues()).isEmpty();
  }
}
