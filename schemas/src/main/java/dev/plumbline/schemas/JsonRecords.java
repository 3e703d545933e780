package dev.plumbline.schemas;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads one strict JSON object: no duplicate names, no NaN, nothing after it, at most {@value
 * #MAX_DEPTH} levels. Text becomes a tree here and a record in {@link JsonValues}.
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

  private final Schema schema;
  private final JsonValues values = new JsonValues();

  JsonRecords(Schema schema) {
    this.schema = schema;
  }

  GenericRecord read(byte[] value) throws MalformedValueException {
    return values.record(parse(value), schema, "");
  }

  private static JsonNode parse(byte[] value) throws MalformedValueException {
    try {
      return STRICT.readTree(value);
    } catch (StreamConstraintsException e) {
      throw new MalformedValueException(Reason.TOO_LARGE, describe(e));
    } catch (JsonProcessingException e) {
      throw new MalformedValueException(Reason.MALFORMED_JSON, describe(e));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new MalformedValueException(
          Reason.MALFORMED_JSON,
          "The value is no JSON: " + Quoted.problem(JsonProblem.inWords(e.getMessage())));
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
