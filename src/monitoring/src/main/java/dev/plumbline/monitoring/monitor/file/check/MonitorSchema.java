package dev.plumbline.monitoring.monitor.file.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema of monitors as a document: what is allowed at a place, and in which words the
 * schema's own annotations say so. {@code x-expected} completes the sentence "… is not …", {@code
 * x-problem} is a sentence of its own.
 */
record MonitorSchema(JsonNode root) {

  private static final String RESOURCE = "/monitor.schema.json";

  static MonitorSchema load() {
    try (InputStream stream = MonitorSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new MonitorSchema(new ObjectMapper().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /** The schema that holds the keyword which {@code evaluation} ends with. */
  JsonNode holder(NodePath evaluation) {
    return walk(evaluation, evaluation.getNameCount() - 1);
  }

  /** Whether {@code evaluation} leads to what only holds for one task. */
  boolean dependsOnTask(NodePath evaluation) {
    return evaluation.getNameCount() > 2 && "then".equals(evaluation.getElement(2));
  }

  /** How many steps of {@code evaluation} lead to its outermost choice; -1 when there is none. */
  int choiceDepth(NodePath evaluation) {
    for (int i = 0; i < evaluation.getNameCount(); i++) {
      String step = String.valueOf(evaluation.getElement(i));
      if (step.equals("anyOf") || step.equals("oneOf")) {
        return i;
      }
    }
    return -1;
  }

  /** Follows the first {@code steps} of an evaluation path through the references. */
  JsonNode walk(NodePath evaluation, int steps) {
    JsonNode schema = root;
    for (int i = 0; i < steps; i++) {
      String step = String.valueOf(evaluation.getElement(i));
      schema = schema.isArray() ? schema.path(Integer.parseInt(step)) : schema.path(step);
      if (step.equals("$ref")) {
        schema = root.at(schema.textValue().substring(1));
      }
    }
    return schema;
  }
}
