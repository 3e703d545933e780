package dev.plumbline.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.schemas.avro.Samples;
import dev.plumbline.schemas.avro.Schemas;
import dev.plumbline.schemas.record.RecordReader;
import dev.plumbline.schemas.record.WriterSchemas;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {

  private static final String REQUIRED =
      "\"predicted_at\":1796113800250,\"model\":\"m\",\"prediction_id\":\"p\"";

  private static Decoded read(String json) {
    return new RecordReader(Schemas.PREDICTION, WriterSchemas.ours())
        .read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static GenericRecord with(String fields) {
    return read("{" + REQUIRED + "," + fields + "}").record();
  }

  @Test
  void passesOverUnknownNamesOfResultsOnly() {
    // Given
    byte[] later = ("{" + REQUIRED + ",\"added\":{\"a\":1}}").getBytes(StandardCharsets.UTF_8);
    RecordReader results = RecordReader.ofResults(Schemas.PREDICTION, WriterSchemas.ours());

    // Then
    assertThat(results.read(later).record()).isEqualTo(read("{" + REQUIRED + "}").record());
    assertThat(read(new String(later, StandardCharsets.UTF_8)).malformed().orElseThrow().reason())
        .isEqualTo(Reason.UNKNOWN_FIELD);
  }

  @Test
  void leavesOutEntriesThatAreNull() {
    // When
    GenericRecord record =
        with(
            "\"attributes\":{\"channel\":null,\"country\":\"DE\"},"
                + "\"probabilities\":{\"a\":null,\"b\":1}");

    // Then
    assertThat(record.get("attributes")).isEqualTo(Map.of("country", "DE"));
    assertThat(record.get("probabilities")).isEqualTo(Map.of("b", 1.0));
  }

  @Test
  void takesDefaultsForAbsentFields() {
    // When
    GenericRecord record = read("{" + REQUIRED + "}").record();

    // Then
    assertThat(record.get("predicted_at")).isEqualTo(Samples.AT);
    assertThat(record.get("version")).isEqualTo("");
    assertThat(record.get("latency_ms")).isNull();
    assertThat(record.get("features")).isEqualTo(Map.of());
    assertThat(record.get("feature_values")).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "1796113800250",
    "1796113800250.0",
    "1.79611380025e12",
    "1796113800250.75",
    "'\"1796113800250\"'",
    "'\"2026-12-01T08:30:00.250Z\"'",
    "'\"2026-12-01T09:30:00.250+01:00\"'",
    "'\"2026-12-01T08:30:00.250999Z\"'",
    "'\"2026-12-01 08:30:00,250Z\"'",
    "'\"2026-12-01 09:30:00.250+0100\"'",
    "'\"2026-12-01 09:30:00.250 +01\"'",
    "'\"2026-12-01T08:30:00.250UTC\"'",
    "'\"2026-12-01 08:30:00.250 UTC\"'",
    "'\"2026-12-01T09:30:00.250+01:00[Europe/Berlin]\"'"
  })
  void readsATimeAsMillisecondsOrAsText(String time) {
    // When
    Decoded decoded =
        read("{\"predicted_at\":" + time + ",\"model\":\"m\",\"prediction_id\":\"p\"}");

    // Then
    assertThat(decoded.record().get("predicted_at")).isEqualTo(Samples.AT);
  }

  @ParameterizedTest
  @CsvSource({"17, 17", "17.0, 17", "12345678901234567890, 12345678901234567890", "-0, 0"})
  void takesAnIdThatIsAWholeNumberByItsDigits(String id, String text) {
    // When
    Decoded decoded =
        read("{\"predicted_at\":1796113800250,\"model\":7,\"prediction_id\":" + id + "}");

    // Then
    assertThat(decoded.record().get("prediction_id")).isEqualTo(text);
    assertThat(decoded.record().get("model")).isEqualTo("7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "+Infinity", "01", "+1", ".5", "'a'", "[", "{", "/*c*/1", "\"\u0001\""})
  void saysNothingOfTheParserWhereATextIsNoJson(String value) {
    // When
    Decoded decoded = read("{" + REQUIRED + ",\"latency_ms\":" + value + "}");

    // Then
    assertThat(decoded.malformed().orElseThrow().message())
        .doesNotContainPattern("(?i)feature|enable|jackson|parser|`|constraints");
  }

  @Test
  void keepsTheTypeOfEachFeature() {
    // When
    GenericRecord record =
        with("\"features\":{\"a\":null,\"b\":true,\"c\":17,\"d\":17.0,\"e\":\"x\",\"f\":1e3}");

    // Then
    Map<?, ?> features = (Map<?, ?>) record.get("features");
    assertThat(features.containsKey("a")).isTrue();
    assertThat(features.get("a")).isNull();
    assertThat(features.get("b")).isEqualTo(true);
    assertThat(features.get("c")).isEqualTo(17L);
    assertThat(features.get("d")).isEqualTo(17.0);
    assertThat(features.get("e")).isEqualTo("x");
    assertThat(features.get("f")).isEqualTo(1000.0);
  }

  @Test
  void takesAWholeNumberBeyondLongForADouble() {
    // When
    GenericRecord record = with("\"features\":{\"a\":100000000000000000000}");

    // Then
    assertThat(((Map<?, ?>) record.get("features")).get("a"))
        .isEqualTo(new BigInteger("100000000000000000000"));
  }

  @Test
  void readsNullInAFeatureVectorAsMissing() {
    // When
    GenericRecord record = with("\"feature_set\":\"s\",\"feature_values\":[1,null,2.5]");

    // Then
    assertThat(record.get("feature_values")).isEqualTo(List.of(1.0, Double.NaN, 2.5));
  }

  @Test
  void takesNullForAbsentWhereNullIsNoValue() {
    // When
    GenericRecord record = with("\"version\":null,\"features\":null");

    // Then
    assertThat(record.get("version")).isEqualTo("");
    assertThat(record.get("features")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @CsvSource({"true,1", "17,17", "17.0,17", "0.5,0.5", "'\"17.0\"',17.0"})
  void readsAClassAndAnAttributeByTheirCanonicalText(String written, String expected) {
    // When
    GenericRecord record =
        with("\"predicted_class\":" + written + ",\"attributes\":{\"a\":" + written + "}");

    // Then
    assertThat(record.get("predicted_class")).isEqualTo(expected);
    assertThat(record.get("attributes")).isEqualTo(Map.of("a", expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"model\":\"n\" | MALFORMED_JSON | Duplicate field 'model'",
        "\"features\":{\"a\":1,\"a\":2} | MALFORMED_JSON | Duplicate field 'a'",
        "\"latency_ms\":NaN | MALFORMED_JSON | line 1, column",
        "\"latency_ms\":NaN | MALFORMED_JSON | NaN is no JSON; a missing number is null",
        "\"latency_ms\":-Infinity | MALFORMED_JSON | -Infinity is no JSON; a missing number is null",
        "\"version\":2.0 | WRONG_TYPE | write it in quotes",
        "\"latency_ms\":1e999 | UNREPRESENTABLE_VALUE | latency_ms",
        "\"latency_ms\":\"4\" | WRONG_TYPE | latency_ms is the text \"4\"",
        "\"latency_ms\":{\"double\":4.0} | WRONG_TYPE | latency_ms is an object",
        "\"features\":{\"a\":{\"double\":4.0}} | WRONG_TYPE | features.a is an object",
        "\"features\":{\"a\":[1]} | WRONG_TYPE | features.a is an array",
        "\"features\":[1] | WRONG_TYPE | features is an array",
        "\"version\":1.10 | WRONG_TYPE | write it in quotes",
        "\"feature_values\":[\"1\"] | WRONG_TYPE | feature_values[0]",
        "\"feature_values\":1 | WRONG_TYPE | feature_values is the number 1",
        "\"latencyMs\":4 | UNKNOWN_FIELD | did you mean latency_ms?",
        "\"predicted_clas\":\"a\" | UNKNOWN_FIELD | did you mean predicted_class?",
        "\"colour\":\"a\" | UNKNOWN_FIELD | leave it out",
      })
  void refusesWhatTheContractDoesNotAllow(String fields, Reason reason, String words) {
    // When
    Decoded decoded = read("{" + REQUIRED + "," + fields + "}");

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(reason);
    assertThat(decoded.malformed().orElseThrow().message()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":\"m\",\"prediction_id\":\"p\"} | MISSING_TIME",
        "{\"predicted_at\":1,\"model\":null,\"prediction_id\":\"p\"} | MISSING_MODEL",
        "{\"predicted_at\":1,\"model\":\"m\"} | MISSING_ID",
        "{\"predicted_at\":\"2026-12-01T08:30:00\",\"model\":\"m\",\"prediction_id\":\"p\"} | WRONG_TYPE",
        "{\"predicted_at\":\"yesterday\",\"model\":\"m\",\"prediction_id\":\"p\"} | WRONG_TYPE",
        "{\"predicted_at\":\"2026-12-01\",\"model\":\"m\",\"prediction_id\":\"p\"} | WRONG_TYPE",
        "{\"predicted_at\":\"2026-13-01T08:30:00Z\",\"model\":\"m\",\"prediction_id\":\"p\"} | WRONG_TYPE",
        "{\"predicted_at\":\"+1000000000-12-31T23:59:59Z\",\"model\":\"m\",\"prediction_id\":\"p\"} | WRONG_TYPE",
        "{\"predicted_at\":1,\"model\":\"m\",\"prediction_id\":1.5} | WRONG_TYPE",
        "{\"predicted_at\":1e300,\"model\":\"m\",\"prediction_id\":\"p\"} | WRONG_TYPE",
        "{\"predicted_at\":99999999999999999999,\"model\":\"m\",\"prediction_id\":\"p\"} | UNREPRESENTABLE_VALUE",
        "{\"predicted_at\":1,\"model\":\"m\",\"prediction_id\":\"p\"} {} | MALFORMED_JSON",
        "{\"predicted_at\":1,\"model\":\"m\",\"prediction_id\":\"p\" | MALFORMED_JSON",
        "{'model':'m'} | MALFORMED_JSON",
        "{ | MALFORMED_JSON",
      })
  void refusesAnObjectThatIsNoPrediction(String json, Reason reason) {
    // When
    Decoded decoded = read(json);

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(reason);
  }

  @Test
  void refusesDeepNestingWithoutDescendingIntoIt() {
    // When
    Decoded decoded = read("{\"features\":".repeat(100_000));

    // Then
    assertThat(decoded.malformed()).map(Malformed::reason).contains(Reason.TOO_LARGE);
  }

  @Test
  void readsALongStringForTheJobToJudge() {
    // When
    GenericRecord record = with("\"version\":\"" + "x".repeat(1_000_000) + "\"");

    // Then
    assertThat((String) record.get("version")).hasSize(1_000_000);
  }

  @Test
  void quotesLittleOfAHugeValue() {
    // When
    Decoded decoded =
        read("{" + REQUIRED + ",\"latency_ms\":\"" + "9\\u0000".repeat(100_000) + "\"}");

    // Then
    assertThat(decoded.malformed().orElseThrow().message())
        .hasSizeLessThan(300)
        .doesNotContain("\0");
  }

  /** Of records with one field. */
  private static RecordReader readerOf(String field) {
    String schema = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[%s]}".formatted(field);
    return new RecordReader(new Schema.Parser().parse(schema), WriterSchemas.ours());
  }

  @Test
  void readsARenamedFieldByItsAliasButNotTwice() {
    // Given
    RecordReader reader =
        readerOf("{\"name\":\"score\",\"type\":\"double\",\"aliases\":[\"points\"]}");

    // When
    Decoded once = reader.read("{\"points\":1}".getBytes(StandardCharsets.UTF_8));
    Decoded twice = reader.read("{\"points\":1,\"score\":2}".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(once.record().get("score")).isEqualTo(1.0);
    assertThat(twice.malformed()).map(Malformed::reason).contains(Reason.MALFORMED_JSON);
  }

  @Test
  void keepsNullWhereItIsAValueOfTheType() {
    // Given
    RecordReader reader =
        readerOf("{\"name\":\"a\",\"type\":[\"string\",\"null\"],\"default\":\"x\"}");

    // When
    Decoded given = reader.read("{\"a\":null}".getBytes(StandardCharsets.UTF_8));
    Decoded absent = reader.read("{}".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(given.record().get("a")).isNull();
    assertThat(absent.record().get("a")).isEqualTo("x");
  }
}
