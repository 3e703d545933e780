package dev.plumbline.schemas.avro;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Parses a writer's schema that is not ours only if it cannot harm the job: at most {@value
 * #MAX_CHARACTERS} characters, {@value #MAX_DEPTH} levels and {@value #MAX_FIELDS} fields, no
 * recursion, no property that names a Java class, nothing that takes memory or time without bytes
 * in the value to pay for it.
 */
public final class SchemaSafety {

  static final int MAX_CHARACTERS = 1_000_000;
  static final int MAX_DEPTH = 32;
  static final int MAX_FIELDS = 10_000;

  /** An Avro level is at most three JSON levels: field list, field, type. */
  private static final int MAX_JSON_DEPTH = 4 * MAX_DEPTH;

  private static final List<String> CLASS_PROPERTIES =
      List.of("java-class", "java-key-class", "java-element-class");

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MAX_JSON_DEPTH).build())
              .build());

  private SchemaSafety() {}

  /**
   * Parses a schema.
   *
   * @param origin where it comes from, for messages
   * @throws MalformedValueException with {@link Reason#UNSAFE_SCHEMA} and what is wrong with it
   */
  public static Schema parse(String origin, String text) throws MalformedValueException {
    if (text.length() > MAX_CHARACTERS) {
      throw unsafe(
          origin, "has " + text.length() + " characters, at most " + MAX_CHARACTERS + " are read");
    }
    Schema schema = parseGuarded(origin, text);
    Optional<String> violation = SchemaExtent.violation(schema);
    if (violation.isPresent()) {
      throw unsafe(origin, violation.get());
    }
    return schema;
  }

  private static Schema parseGuarded(String origin, String text) throws MalformedValueException {
    try {
      refuseClassProperties(origin, JSON.readTree(text));
      return new Schema.Parser().parse(text);
    } catch (JsonProcessingException e) {
      throw unsafe(origin, "is not readable JSON: " + Quoted.problem(e.getOriginalMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      throw unsafe(origin, "is no Avro schema: " + Quoted.problem(e.getMessage()));
    }
  }

  private static void refuseClassProperties(String origin, JsonNode node)
      throws MalformedValueException {
    for (String property : CLASS_PROPERTIES) {
      if (node.has(property)) {
        throw unsafe(origin, "has the property " + property + ", which names a Java class");
      }
    }
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      refuseClassProperties(origin, children.next());
    }
  }

  private static MalformedValueException unsafe(String origin, String problem) {
    return new MalformedValueException(
        Reason.UNSAFE_SCHEMA, "The schema " + origin + " " + problem);
  }
}
