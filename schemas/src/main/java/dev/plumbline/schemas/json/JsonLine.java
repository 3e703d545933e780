package dev.plumbline.schemas.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes a record as one line of JSON: every field, in the order of the schema, null included;
 * times as ISO-8601 with milliseconds and Z; map keys in order. The same record gives the same
 * bytes. NaN and infinities, which JSON cannot write, become null.
 */
public final class JsonLine {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private JsonLine() {}

  public static byte[] of(Schema schema, IndexedRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      value(json, schema, record);
    }
    return bytes.toByteArray();
  }

  private static void value(JsonGenerator json, Schema schema, Object value) throws IOException {
    switch (schema.getType()) {
      case RECORD -> record(json, schema, (IndexedRecord) value);
      case ARRAY -> array(json, schema, (Collection<?>) value);
      case MAP -> map(json, schema, (Map<?, ?>) value);
      case UNION -> value(json, branch(schema, value), value);
      case NULL -> json.writeNull();
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case INT -> json.writeNumber((Integer) value);
      case LONG -> whole(json, schema, value);
      case DOUBLE -> real(json, (Double) value);
      case STRING, ENUM -> json.writeString(value.toString());
      default ->
          throw new IllegalArgumentException(
              "the contract has no " + schema.getType() + ", JSON cannot write it");
    }
  }

  private static void record(JsonGenerator json, Schema schema, IndexedRecord record)
      throws IOException {
    json.writeStartObject();
    for (Schema.Field field : schema.getFields()) {
      json.writeFieldName(field.name());
      value(json, field.schema(), record.get(field.pos()));
    }
    json.writeEndObject();
  }

  private static void array(JsonGenerator json, Schema schema, Collection<?> items)
      throws IOException {
    json.writeStartArray();
    for (Object item : items) {
      value(json, schema.getElementType(), item);
    }
    json.writeEndArray();
  }

  private static void map(JsonGenerator json, Schema schema, Map<?, ?> entries) throws IOException {
    TreeMap<String, Object> sorted = new TreeMap<>();
    entries.forEach((key, item) -> sorted.put(key.toString(), item));
    json.writeStartObject();
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      json.writeFieldName(entry.getKey());
      value(json, schema.getValueType(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static Schema branch(Schema union, Object value) {
    Object plain = value instanceof Instant instant ? (Object) instant.toEpochMilli() : value;
    return union.getTypes().get(GenericData.get().resolveUnion(union, plain));
  }

  private static void whole(JsonGenerator json, Schema schema, Object value) throws IOException {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      Instant time =
          value instanceof Instant instant ? instant : Instant.ofEpochMilli((Long) value);
      json.writeString(TIME.format(time));
    } else {
      json.writeNumber((Long) value);
    }
  }

  private static void real(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
