package dev.plumbline.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Turns a JSON tree into the record that Avro would have given: structure here, single values in
 * {@link JsonScalars}.
 *
 * <ol>
 *   <li>A name must be a field's or its alias; anything else is refused, so that a misspelt field
 *       does not hide data, or passed over where {@link UnknownNames} says so.
 *   <li>An absent field takes its default; null is absent where null is no value of the type, of an
 *       entry of a map, too: an attribute that is null is no attribute.
 *   <li>A value of a union is written plainly, {@code 12.5} and not {@code {"double": 12.5}}.
 *   <li>A whole number beyond 64 bits is kept as a {@link java.math.BigInteger} where numbers and
 *       text are taken alike: a category is its digits, a numeric feature the nearest double.
 *   <li>Null in an array of doubles is NaN, which JSON cannot write: a missing value.
 * </ol>
 */
public final class JsonValues {

  private final GenericData data = new GenericData();
  private final Map<Schema, RecordFields> fieldsOf = new IdentityHashMap<>();
  private final UnknownNames unknown;

  public JsonValues(UnknownNames unknown) {
    this.unknown = unknown;
  }

  /** Rules 1 and 2. The path names the place in messages; empty for the whole. */
  public GenericRecord record(JsonNode object, Schema schema, String path)
      throws MalformedValueException {
    if (!object.isObject()) {
      throw JsonScalars.wrongType(object, path, "an object with the fields of " + schema.getName());
    }
    RecordFields fields = fieldsOf.computeIfAbsent(schema, RecordFields::new);
    GenericRecord record = new GenericData.Record(schema);
    boolean[] given = new boolean[schema.getFields().size()];
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (unknown == UnknownNames.PASSED_OVER && !fields.knows(entry.getKey())) {
        continue;
      }
      Schema.Field field = fields.named(entry.getKey(), path);
      if (given[field.pos()]) {
        throw new MalformedValueException(
            Reason.MALFORMED_JSON, path + field.name() + " is given twice, by name and by alias.");
      }
      if (!isAbsent(entry.getValue(), field.schema())) {
        given[field.pos()] = true;
        record.put(field.pos(), fieldValue(entry.getValue(), field, path));
      }
    }
    for (Schema.Field field : schema.getFields()) {
      if (!given[field.pos()]) {
        record.put(field.pos(), defaultOf(field, path));
      }
    }
    return record;
  }

  private Object fieldValue(JsonNode node, Schema.Field field, String path)
      throws MalformedValueException {
    String fieldPath = path + field.name();
    boolean canonical = "canonical".equals(field.getProp("plumbline.text"));
    return value(node, field.schema(), fieldPath, canonical);
  }

  private Object value(JsonNode node, Schema schema, String path, boolean canonical)
      throws MalformedValueException {
    return switch (schema.getType()) {
      case RECORD -> record(node, schema, path + ".");
      case ARRAY -> array(node, schema, path, canonical);
      case MAP -> map(node, schema, path, canonical);
      case UNION -> {
        if (node.isBigInteger() && JsonUnion.isAnything(schema)) {
          yield node.bigIntegerValue();
        }
        Schema branch = JsonUnion.branch(node, schema, path);
        yield branch.getType() == Schema.Type.NULL ? null : value(node, branch, path, canonical);
      }
      default -> JsonScalars.value(node, schema, path, canonical);
    };
  }

  private List<Object> array(JsonNode node, Schema schema, String path, boolean canonical)
      throws MalformedValueException {
    if (!node.isArray()) {
      throw JsonScalars.wrongType(node, path, "an array");
    }
    Schema type = schema.getElementType();
    boolean doubles = type.getType() == Schema.Type.DOUBLE;
    List<Object> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      String itemPath = path + "[" + items.size() + "]";
      items.add(doubles && item.isNull() ? Double.NaN : value(item, type, itemPath, canonical));
    }
    return items;
  }

  private Map<String, Object> map(JsonNode node, Schema schema, String path, boolean canonical)
      throws MalformedValueException {
    if (!node.isObject()) {
      throw JsonScalars.wrongType(node, path, "an object");
    }
    Map<String, Object> entries = new HashMap<>();
    Schema type = schema.getValueType();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!isAbsent(entry.getValue(), type)) {
        String entryPath = path + "." + Quoted.of(entry.getKey());
        entries.put(entry.getKey(), value(entry.getValue(), type, entryPath, canonical));
      }
    }
    return entries;
  }

  private Object defaultOf(Schema.Field field, String path) throws MalformedValueException {
    if (!field.hasDefaultValue()) {
      throw new MalformedValueException(
          RecordFields.reasonIfMissing(field), path + field.name() + " is absent; it is required.");
    }
    return data.deepCopy(field.schema(), data.getDefaultValue(field));
  }

  private static boolean isAbsent(JsonNode node, Schema schema) {
    return node.isNull() && !schema.isNullable();
  }
}
