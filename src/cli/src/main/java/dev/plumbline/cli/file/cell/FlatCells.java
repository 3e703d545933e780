package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cells of a nested row under the names that a flat file would give them: what is in a nested
 * object of the contract is {@code feature.amount} for {@code {"features": {"amount": 1}}}, in any
 * other one it is {@code customer.age} for {@code {"customer": {"age": 41}}}.
 */
public final class FlatCells {

  private FlatCells() {}

  /** The cells of an object, in its order. */
  public static Map<String, JsonNode> of(JsonNode object) {
    Map<String, JsonNode> cells = new LinkedHashMap<>();
    object.properties().forEach(entry -> add(entry.getKey(), entry.getValue(), cells));
    return cells;
  }

  /** What stands before the names of the fields of a nested object. */
  public static String prefixOf(String name) {
    Optional<String> group = Target.prefixOf(name);
    return group.orElse(name + ".");
  }

  private static void add(String name, JsonNode value, Map<String, JsonNode> cells) {
    if (value.isObject()) {
      String prefix = prefixOf(name);
      value.properties().forEach(entry -> add(prefix + entry.getKey(), entry.getValue(), cells));
    } else {
      cells.put(name, value);
    }
  }
}
