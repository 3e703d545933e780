package dev.plumbline.monitoring.monitor.file.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.plumbline.monitoring.monitor.file.text.FieldPath;
import dev.plumbline.monitoring.monitor.file.text.Found;
import dev.plumbline.monitoring.monitor.file.text.Problems;
import dev.plumbline.monitoring.monitor.file.text.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says in a person's words what the schema validator found.
 *
 * @param error what it found
 * @param holder the schema that holds the keyword that failed
 */
record SchemaComplaint(Error error, JsonNode holder) {

  /** The annotation that is the whole message. */
  static final String SENTENCE = "x-problem";

  /** The annotation that completes the sentence "… is not …". */
  static final String EXPECTED = "x-expected";

  private static final int SHORT_LIST = 8;

  static String path(NodePath location, int steps) {
    String path = FieldPath.ROOT;
    for (int i = 0; i < steps; i++) {
      Object step = location.getElement(i);
      path =
          step instanceof Integer index
              ? FieldPath.item(path, index)
              : FieldPath.child(path, String.valueOf(step));
    }
    return path;
  }

  /** Reports that the value at {@code path} has none of the forms that {@link #holder} allows. */
  void reportChoice(String path, Problems problems) {
    if (holder.has(SENTENCE)) {
      problems.add(path, "", holder.get(SENTENCE).textValue());
    } else {
      String found = problems.found(path, error.getInstanceNode());
      problems.add(path, found, "is not " + holder.get(EXPECTED).textValue());
    }
  }

  void report(Problems problems) {
    NodePath location = error.getInstanceLocation();
    String path = path(location, location.getNameCount());
    String key = error.getProperty();
    switch (error.getKeyword()) {
      case "additionalProperties" ->
          problems.add(FieldPath.child(path, key), Found.text(key), unknownKey(key));
      case "required" -> problems.add(path, "", "\"" + key + "\" is missing");
      case "propertyNames" -> problems.add(FieldPath.child(path, key), Found.text(key), name());
      case "not" ->
          problems.add(
              path,
              problems.found(path, error.getInstanceNode()),
              "is reserved: it stands for what the list does not name");
      default -> value(path, problems.found(path, error.getInstanceNode()), problems);
    }
  }

  private void value(String path, String found, Problems problems) {
    boolean unquoted = error.getInstanceNode().isBoolean() || error.getInstanceNode().isNumber();
    boolean textIsDue = error.getKeyword().equals("type") && limit().equals("string");
    if (textIsDue && unquoted && !holder.has(EXPECTED)) {
      problems.add(path, found, "is not text: quote it, \"" + found + "\"");
    } else {
      problems.add(path, found, message());
    }
  }

  private String name() {
    JsonNode expected = holder.path("propertyNames").path(EXPECTED);
    return expected.isMissingNode()
        ? "is no name: 1 to 256 characters"
        : "is not " + expected.textValue();
  }

  private String limit() {
    return error.getSchemaNode().asText();
  }

  private String unknownKey(String key) {
    List<String> allowed = new ArrayList<>();
    holder.path("properties").fieldNames().forEachRemaining(allowed::add);
    return "is not a key here. " + Suggestion.among(allowed, key);
  }

  private String message() {
    String limit = limit();
    return switch (error.getKeyword()) {
      case "type" -> wrongType();
      case "enum" -> notInList();
      case "minimum" -> "is too small: at least " + limit;
      case "exclusiveMinimum" -> "is too small: more than " + limit;
      case "maximum" -> "is too large: at most " + limit;
      case "exclusiveMaximum" -> "is too large: less than " + limit;
      case "minLength" -> "is too short: at least " + limit + " character";
      case "maxLength" -> "is too long: at most " + limit + " characters";
      case "minItems" -> "has too few items: at least " + limit;
      case "maxItems" -> "has too many items: at most " + limit;
      case "minProperties" -> "has too few keys: at least " + limit;
      case "maxProperties" -> "has too many keys: at most " + limit;
      default -> expectedOr("allowed: " + error.getMessage());
    };
  }

  private String wrongType() {
    JsonNode value = error.getInstanceNode();
    String type = limit();
    if (value.isNull()) {
      return "is no value: give one, or take the key out";
    }
    if (type.equals("number") && value.isTextual() && isNumber(value.textValue())) {
      return "is text: write the number without quotes";
    }
    return expectedOr(word(type));
  }

  private String expectedOr(String otherwise) {
    return "is not " + holder.path(EXPECTED).asText(otherwise);
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      default -> "a mapping of keys to values";
    };
  }

  private String notInList() {
    JsonNode value = error.getInstanceNode();
    List<String> allowed = new ArrayList<>();
    error.getSchemaNode().forEach(name -> allowed.add(name.textValue()));
    String noun =
        allowed.size() > SHORT_LIST
            ? "a " + holder.path("title").asText().toLowerCase(Locale.ROOT)
            : "one of " + String.join(", ", allowed);
    boolean near = value.isTextual() && Suggestion.nearest(allowed, value.textValue()).isPresent();
    if (allowed.size() <= SHORT_LIST && !near) {
      return "is not " + noun;
    }
    return "is not " + noun + ". " + Suggestion.among(allowed, value.asText());
  }
}
