package dev.plumbline.schemas.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.json.JsonProblem;
import dev.plumbline.schemas.json.JsonValues;
import dev.plumbline.schemas.json.UnknownNames;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.text.StrictUtf8;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads one strict JSON object in UTF-8: no duplicate names, no NaN, nothing after it, at most
 * {@value #MAX_DEPTH} levels. Text becomes a tree here and a record in {@link JsonValues}.
 */
final class JsonRecords {

  static final int MAX_DEPTH = 16;

  /** Names come from outside: interning them would let a stranger fill tables that never shrink. */
  private static final ObjectMapper STRICT =
      new ObjectMapper(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(RecordReader.MAX_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final List<JsonNode> NONE = List.of();

  private final Schema schema;
  private final JsonValues values;

  JsonRecords(Schema schema, UnknownNames unknown) {
    this.schema = schema;
    this.values = new JsonValues(unknown);
  }

  GenericRecord read(byte[] value) throws MalformedValueException {
    return values.record(parse(value), schema, "");
  }

  private static JsonNode parse(byte[] value) throws MalformedValueException {
    String text =
        StrictUtf8.read(value)
            .orElseThrow(
                () -> {
                  int place = StrictUtf8.firstInvalid(value, 0, value.length);
                  return new MalformedValueException(
                      Reason.MALFORMED_JSON,
                      "The value is no UTF-8: byte "
                          + place
                          + " is "
                          + HexFormat.of().withUpperCase().toHexDigits(value[place])
                          + ", which cannot stand there. Publish JSON in UTF-8.");
                });
    try {
      JsonNode tree = STRICT.readTree(text);
      if (text.contains("\\u")) {
        requireWhole(tree);
      }
      return tree;
    } catch (StreamConstraintsException e) {
      throw new MalformedValueException(Reason.TOO_LARGE, describe(e));
    } catch (JsonProcessingException e) {
      throw new MalformedValueException(Reason.MALFORMED_JSON, describe(e));
    } catch (RuntimeException | StackOverflowError e) {
      throw new MalformedValueException(
          Reason.MALFORMED_JSON,
          "The value is no JSON: " + Quoted.problem(JsonProblem.inWords(e.getMessage())));
    }
  }

  /** Half a surrogate pair can be escaped but not be written: it would become a question mark. */
  private static void requireWhole(JsonNode node) throws MalformedValueException {
    if (node.isTextual()) {
      requireWhole(node.textValue());
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      requireWhole(entry.getKey());
      requireWhole(entry.getValue());
    }
    for (JsonNode item : node.isArray() ? node : NONE) {
      requireWhole(item);
    }
  }

  private static void requireWhole(String text) throws MalformedValueException {
    if (!StrictUtf8.isWhole(text)) {
      throw new MalformedValueException(
          Reason.MALFORMED_JSON,
          "The text \"" + Quoted.of(text) + "\" holds half a surrogate pair; escape both halves.");
    }
  }

  private static String describe(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String place =
        location == null
            ? ""
            : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    return "The value is no strict JSON object"
        + place
        + ": "
        + Quoted.problem(JsonProblem.inWords(e));
  }
}
