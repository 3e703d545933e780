package dev.plumbline.monitoring.monitor.file.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads JSON into a tree, and notes on which line each value stands. */
final class JsonSource {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MonitorText.DEEPEST_NESTING)
                  .maxNumberLength(MonitorText.LONGEST_NUMBER)
                  .build())
          .build();

  private final Problems problems;

  private JsonSource(Problems problems) {
    this.problems = problems;
  }

  /** The tree, or empty when the text is not JSON, which is then the only problem. */
  static Optional<JsonNode> parse(String text, Problems problems) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      JsonNode root = new JsonSource(problems).value(parser, FieldPath.ROOT);
      if (MonitorText.hasTooManyValues(problems)) {
        return Optional.empty();
      }
      if (parser.nextToken() != null) {
        problems.add(parser.currentTokenLocation().getLineNr(), "", "", "goes on after its end");
        return Optional.empty();
      }
      return Optional.of(root);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      boolean deep = e.getOriginalMessage().startsWith("Document nesting depth");
      problems.add(
          line, "", "", deep ? MonitorText.TOO_DEEP : "is not JSON: " + e.getOriginalMessage());
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string does not fail", e);
    }
  }

  private JsonNode value(JsonParser parser, String path) throws IOException {
    problems.locate(path, parser.currentTokenLocation().getLineNr());
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, path);
      case START_ARRAY -> array(parser, path);
      case VALUE_STRING -> Scalar.text(parser.getText(), path, problems);
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.getInstance();
      default -> Scalar.number(parser.getText(), path, problems);
    };
  }

  private ObjectNode object(JsonParser parser, String path) throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (!MonitorText.hasTooManyValues(problems) && parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String place = FieldPath.child(path, key);
      int line = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (MonitorText.isTooLongAsKey(key)) {
        problems.add(line, place, Found.text(key), MonitorText.KEY_TOO_LONG);
        parser.skipChildren();
      } else if (object.has(key)) {
        problems.add(line, place, Found.text(key), Scalar.twice(problems.line(place)));
        parser.skipChildren();
      } else {
        problems.locate(place, line);
        object.set(key, value(parser, place));
      }
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String path) throws IOException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (!MonitorText.hasTooManyValues(problems) && parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, FieldPath.item(path, array.size())));
    }
    return array;
  }
}
