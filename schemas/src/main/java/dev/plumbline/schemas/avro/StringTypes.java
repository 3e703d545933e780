package dev.plumbline.schemas.avro;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.StringType;

/** Copies a schema so that decoding by it gives {@link String} for text and map keys. */
public final class StringTypes {

  private StringTypes() {}

  /** The copy; the schema itself, which goes to registries, stays free of Java properties. */
  public static Schema copyOf(Schema schema) {
    Schema copy = new Schema.Parser().parse(schema.toString());
    mark(copy);
    return copy;
  }

  private static void mark(Schema schema) {
    switch (schema.getType()) {
      case STRING -> GenericData.setStringType(schema, StringType.String);
      case MAP -> {
        GenericData.setStringType(schema, StringType.String);
        mark(schema.getValueType());
      }
      case ARRAY -> mark(schema.getElementType());
      case UNION -> schema.getTypes().forEach(StringTypes::mark);
      case RECORD -> schema.getFields().forEach(field -> mark(field.schema()));
      default -> {}
    }
  }
}
