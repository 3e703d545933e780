package dev.plumbline.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.value.MalformedValueException;
import java.util.List;
import org.apache.avro.Schema;

/** Chooses the branch of a union for a plainly written JSON value. */
final class JsonUnion {

  private JsonUnion() {}

  /**
   * The branch: of one type besides null that type, so that its own message tells what is wrong; of
   * several the first that fits, in the order of {@link #fitting}.
   */
  static Schema branch(JsonNode node, Schema union, String path) throws MalformedValueException {
    if (node.isNull() && union.isNullable()) {
      return Schema.create(Schema.Type.NULL);
    }
    Schema only = onlyBesidesNull(union);
    if (only != null) {
      return only;
    }
    for (Schema.Type wanted : fitting(node)) {
      for (Schema type : union.getTypes()) {
        if (type.getType() == wanted) {
          return type;
        }
      }
    }
    throw JsonScalars.wrongType(node, path, "null, a boolean, a number or text, written plainly");
  }

  /** Whether the union takes numbers and text alike, as that of features does. */
  static boolean isAnything(Schema union) {
    return union.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.STRING)
        && union.getTypes().stream().anyMatch(type -> type.getType() == Schema.Type.DOUBLE);
  }

  private static Schema onlyBesidesNull(Schema union) {
    Schema only = null;
    for (Schema type : union.getTypes()) {
      if (type.getType() != Schema.Type.NULL) {
        if (only != null) {
          return null;
        }
        only = type;
      }
    }
    return only;
  }

  /** A whole number beyond {@code long} is a double to whoever has no room for its digits. */
  private static List<Schema.Type> fitting(JsonNode node) {
    if (node.isBoolean()) {
      return List.of(Schema.Type.BOOLEAN);
    }
    if (node.isTextual()) {
      return List.of(Schema.Type.STRING);
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return List.of(Schema.Type.LONG, Schema.Type.DOUBLE);
    }
    return node.isNumber() ? List.of(Schema.Type.DOUBLE) : List.of();
  }
}
