package dev.plumbline.job.stage.ingest;

import static dev.plumbline.job.testing.Events.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.job.control.ListedControl;
import dev.plumbline.job.event.SourceRecord;
import dev.plumbline.job.testing.Monitors;
import dev.plumbline.monitoring.event.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ingest cannot use, and that nothing else is harmed by it. */
class RefusedPredictionsTest extends PredictionsInHarness {

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
        refused(
            "PROBABILITY_OUT_OF_RANGE",
            event -> event.put("probabilities", Map.of("fraud", 1.000002))),
        refused("NO_PREDICTED_VALUE", event -> event.put("predicted_class", null)),
        refused(
            "NO_PREDICTED_VALUE",
            event -> {
              event.put("predicted_class", null);
              event.put("probabilities", Map.of("Fraud", 0.9, "legit", 0.1));
            }),
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

  /** In every place where it is watched, and where it is not. */
  @ParameterizedTest
  @ValueSource(strings = {"model", "version", "predicted_class", "prediction_id", "feature_set"})
  void refusesTextThatIsNoUtf8(String field) throws Exception {
    refusesTextThatIsNoUtf8(event -> event.put(field, "fraud§"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"features", "attributes", "probabilities"})
  void refusesKeysThatAreNoUtf8(String field) throws Exception {
    Object value = field.equals("attributes") ? "web" : (Object) 0.5;
    refusesTextThatIsNoUtf8(event -> event.put(field, Map.of("§", value)));
  }

  @ParameterizedTest
  @CsvSource({"features,country", "features,other", "attributes,channel", "attributes,other"})
  void refusesValuesThatAreNoUtf8(String field, String key) throws Exception {
    refusesTextThatIsNoUtf8(event -> event.put(field, Map.of(key, "§")));
  }

  private void refusesTextThatIsNoUtf8(Consumer<GenericRecord> marked) throws Exception {
    // Given: one byte of Latin-1 and one of ASCII instead of a character of two bytes
    byte[] bytes = bytes(prediction(marked));
    byte[] mark = "§".getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < bytes.length - 1; at++) {
      if (bytes[at] == mark[0] && bytes[at + 1] == mark[1]) {
        bytes[at] = (byte) 0xFC;
        bytes[at + 1] = 'n';
      }
    }

    // When
    take(SourceRecord.of("predictions", 0, 1, START, null, bytes));

    // Then
    assertThat(side(IngestOperator.REJECTIONS))
        .extracting(Rejection::reason)
        .containsExactly("MALFORMED_AVRO");
    assertThat(flink.extractOutputValues()).isEmpty();
  }

  @Test
  void rejectsAMonitorThatIsNoUtf8() throws Exception {
    // Given
    flink.close();
    byte[] monitor = MONITOR.getBytes(StandardCharsets.UTF_8);
    monitor[MONITOR.indexOf("web")] = (byte) 0xFC;

    // When
    flink =
        harness(
            new ListedControl(
                new ArrayList<>(List.of(SourceRecord.of("monitors", 0, 0, START, null, monitor)))));
    flink.open();

    // Then
    assertThat(side(IngestOperator.REJECTIONS))
        .extracting(Rejection::reason)
        .containsExactly("INVALID_MONITOR");
    assertThat(side(IngestOperator.REJECTIONS).get(0).message()).contains("UTF-8");
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
}
