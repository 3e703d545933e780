package dev.plumbline.job.stage.ingest;

import dev.plumbline.schemas.avro.Schemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Schemas that producers may write predictions with, and records of them: fields in any order,
 * absent, of other types that resolve, and unknown ones between them; values that are common, rare
 * or to be refused.
 */
final class RandomWriters {

  private static final Schema NULL = Schema.create(Schema.Type.NULL);
  private static final List<String> TEXTS =
      List.of(
          "fraud",
          "other",
          "web",
          "app",
          "amount",
          "country",
          "age",
          "flag",
          "channel",
          "region",
          "v1",
          "v2",
          "1",
          "17.0",
          "True",
          "",
          " ",
          "*",
          "käse",
          "🧀",
          "c".repeat(256),
          "c".repeat(257),
          "\u001f",
          "\uFFFD");
  private static final double[] NUMBERS = {0, -0.0, 1, 0.5, 17, 1e300, 1e-310, 0.3};
  private static final double[] ODD_NUMBERS = {Double.NaN, Double.POSITIVE_INFINITY, -3.25};

  private final Random random;

  RandomWriters(long seed) {
    random = new Random(seed);
  }

  /** A schema of the same record, to be written with. */
  Schema schema() {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field ours : Schemas.PREDICTION.getFields()) {
      boolean required =
          List.of("predicted_at", "model", "prediction_id", "features").contains(ours.name());
      if (required || random.nextInt(8) > 0) {
        fields.add(new Schema.Field(ours.name(), type(ours)));
      }
    }
    for (int index = random.nextInt(3); index > 0; index--) {
      fields.add(random.nextInt(fields.size()), new Schema.Field("extra" + index, any(0)));
    }
    if (random.nextInt(3) == 0) {
      Collections.shuffle(fields, random);
    }
    return Schema.createRecord("Prediction", null, "dev.plumbline.v1", false, fields);
  }

  private Schema type(Schema.Field ours) {
    return switch (ours.name()) {
      case "latency_ms", "predicted_value" ->
          oneOf(
              nullable("double"),
              nullable("float"),
              nullable("int"),
              nullable("long"),
              primitive("double"),
              flipped("double"),
              Schema.createUnion(NULL, primitive("int"), primitive("double")));
      case "predicted_class" -> oneOf(nullable("string"), primitive("string"), flipped("string"));
      case "probabilities" -> Schema.createMap(primitive(oneOf("double", "float")));
      case "feature_values" ->
          Schema.createArray(primitive(oneOf("double", "double", "float", "int")));
      case "features" -> Schema.createMap(featureValue());
      default -> ours.schema();
    };
  }

  private Schema featureValue() {
    return switch (random.nextInt(7)) {
      case 0 -> primitive("double");
      case 1 -> primitive("float");
      case 2 -> nullable(oneOf("int", "long", "string", "boolean"));
      case 3 -> primitive(oneOf("string", "int", "boolean"));
      case 4 -> Schema.createUnion(primitive("string"), NULL, primitive("double"));
      default ->
          Schema.createUnion(
              NULL,
              primitive("boolean"),
              primitive(oneOf("long", "int")),
              primitive("double"),
              primitive("string"));
    };
  }

  private Schema any(int depth) {
    int kinds = depth > 2 ? 8 : 13;
    return switch (random.nextInt(kinds)) {
      case 0 -> NULL;
      case 1 -> primitive("boolean");
      case 2 -> primitive("int");
      case 3 -> primitive("long");
      case 4 -> primitive("float");
      case 5 -> primitive("double");
      case 6 -> primitive("string");
      case 7 -> primitive("bytes");
      case 8 -> Schema.createArray(any(depth + 1));
      case 9 -> Schema.createMap(any(depth + 1));
      case 10 -> Schema.createUnion(NULL, primitive("long"), Schema.createArray(any(depth + 1)));
      case 11 -> SchemaBuilder.enumeration("E" + random.nextInt(1_000_000)).symbols("A", "B", "C");
      default ->
          Schema.createRecord(
              "R" + random.nextInt(1_000_000),
              null,
              "any",
              false,
              List.of(
                  new Schema.Field("a", any(depth + 1)), new Schema.Field("b", any(depth + 1))));
    };
  }

  /** A record of the schema, with values that mean something here. */
  GenericRecord record(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.name(), value(field));
    }
    return record;
  }

  private Object value(Schema.Field field) {
    boolean common = random.nextInt(24) > 0;
    return switch (field.name()) {
      case "predicted_at" -> 1_793_491_200_000L + (common ? 0 : random.nextInt(1 << 30));
      case "model" -> common ? "fraud" : text();
      case "prediction_id" -> common ? "id-" + random.nextInt(100) : text();
      case "version" -> common ? oneOf("1", "2", "") : text();
      case "feature_set" -> random.nextBoolean() ? null : common ? oneOf("v1", "v2") : text();
      case "feature_values" -> values(field.schema(), common ? 2 * random.nextInt(2) : 3);
      case "probabilities" -> random.nextBoolean() ? probabilities(field.schema()) : Map.of();
      case "features" -> random.nextBoolean() ? value(field.schema()) : Map.of();
      case "attributes" -> common ? attributes() : value(field.schema());
      default -> value(field.schema());
    };
  }

  private List<Object> values(Schema array, int size) {
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      values.add(value(array.getElementType()));
    }
    return values;
  }

  private Map<String, Object> probabilities(Schema map) {
    boolean isFloat = map.getValueType().getType() == Schema.Type.FLOAT;
    Map<String, Object> probabilities = new HashMap<>();
    for (String name : List.of("fraud", "True", "1", "ok").subList(0, random.nextInt(5))) {
      double probability = random.nextInt(30) == 0 ? 1.5 : random.nextInt(5) / 4.0;
      probabilities.put(name, isFloat ? (Object) (float) probability : (Object) probability);
    }
    return probabilities;
  }

  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new HashMap<>();
    for (String name : List.of("channel", "region", "age")) {
      if (random.nextBoolean()) {
        attributes.put(name, text());
      }
    }
    return attributes;
  }

  private Object value(Schema schema) {
    boolean isOdd = random.nextInt(16) == 0;
    return switch (schema.getType()) {
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT -> isOdd ? random.nextInt() : oneOf(0, 1, 63, 64, Integer.MAX_VALUE);
      case LONG -> isOdd ? oneOf(random.nextLong(), Long.MIN_VALUE) : oneOf(0L, 1L, 17L, 1L << 40);
      case FLOAT -> (float) number(isOdd);
      case DOUBLE -> number(isOdd);
      case STRING -> text();
      case BYTES -> ByteBuffer.wrap(new byte[random.nextInt(4)]);
      case ENUM -> new GenericData.EnumSymbol(schema, oneOf("A", "B", "C"));
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ARRAY -> values(schema, random.nextInt(4));
      case MAP -> {
        Map<String, Object> map = new HashMap<>();
        for (int size = random.nextInt(6); size > 0; size--) {
          map.put(text(), value(schema.getValueType()));
        }
        yield map;
      }
      case RECORD -> {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.name(), value(field.schema())));
        yield record;
      }
      case FIXED -> throw new IllegalStateException("not written here");
    };
  }

  /** The record's bytes without a header, its maps and arrays with or without sizes of blocks. */
  byte[] bytes(GenericRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder =
        random.nextBoolean()
            ? EncoderFactory.get().directBinaryEncoder(bytes, null)
            : new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private double number(boolean isOdd) {
    double[] numbers = isOdd ? ODD_NUMBERS : NUMBERS;
    return numbers[random.nextInt(numbers.length)];
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  @SafeVarargs
  private <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Schema primitive(String name) {
    return Schema.create(Schema.Type.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static Schema nullable(String name) {
    return Schema.createUnion(NULL, primitive(name));
  }

  private static Schema flipped(String name) {
    return Schema.createUnion(primitive(name), NULL);
  }
}
