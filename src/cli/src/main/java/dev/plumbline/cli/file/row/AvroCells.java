package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plumbline.cli.file.cell.SingleNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/**
 * Avro values as a JSON tree that keeps their types; a record's null fields are left out. A float
 * is the double of the same value, so 0.1f is 0.10000000149011612; bytes without a type are text.
 */
final class AvroCells {

  private static final GenericData DATA = GenericData.get();
  private static final String LOCAL = "local-";

  private AvroCells() {}

  /** The fields of a record. */
  static ObjectNode object(IndexedRecord record) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      JsonNode value = value(record.get(field.pos()), field.schema());
      if (!value.isNull()) {
        object.set(field.name(), value);
      }
    }
    return object;
  }

  private static JsonNode value(Object value, Schema schema) {
    return switch (schema.getType()) {
      case UNION -> value(value, schema.getTypes().get(DATA.resolveUnion(schema, value)));
      case RECORD -> object((IndexedRecord) value);
      case MAP -> map((Map<?, ?>) value, schema.getValueType());
      case ARRAY -> array((Collection<?>) value, schema.getElementType());
      case BOOLEAN -> BooleanNode.valueOf((Boolean) value);
      case INT, LONG -> whole(((Number) value).longValue(), schema.getLogicalType());
      case FLOAT -> new SingleNode((Float) value);
      case DOUBLE -> DoubleNode.valueOf((Double) value);
      case BYTES -> bytes(bytes((ByteBuffer) value), schema.getLogicalType());
      case FIXED -> bytes(((GenericFixed) value).bytes(), schema.getLogicalType());
      case STRING, ENUM -> text(value);
      case NULL -> NullNode.getInstance();
    };
  }

  private static ObjectNode map(Map<?, ?> map, Schema values) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    map.forEach((key, value) -> TypedValues.put(text(key), value(value, values), object));
    return object;
  }

  private static ArrayNode array(Collection<?> elements, Schema schema) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
    elements.forEach(element -> array.add(value(element, schema)));
    return array;
  }

  private static JsonNode whole(long value, LogicalType type) {
    String name = type == null ? "" : type.getName();
    return switch (name) {
      case "date" -> TypedValues.date(value);
      case "time-millis" -> TypedValues.timeOfDay(value, TimeUnit.MILLISECONDS);
      case "time-micros" -> TypedValues.timeOfDay(value, TimeUnit.MICROSECONDS);
      case "timestamp-millis", "local-timestamp-millis" ->
          TypedValues.instant(value, TimeUnit.MILLISECONDS, name.startsWith(LOCAL));
      case "timestamp-micros", "local-timestamp-micros" ->
          TypedValues.instant(value, TimeUnit.MICROSECONDS, name.startsWith(LOCAL));
      case "timestamp-nanos", "local-timestamp-nanos" ->
          TypedValues.instant(value, TimeUnit.NANOSECONDS, name.startsWith(LOCAL));
      default -> LongNode.valueOf(value);
    };
  }

  private static JsonNode bytes(byte[] bytes, LogicalType type) {
    return type instanceof LogicalTypes.Decimal decimal
        ? TypedValues.decimal(bytes, decimal.getScale())
        : TypedValues.text(bytes);
  }

  private static JsonNode text(Object value) {
    return value instanceof Utf8 utf8
        ? TypedValues.text(Arrays.copyOf(utf8.getBytes(), utf8.getByteLength()))
        : TextNode.valueOf(value.toString());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
