package dev.plumbline.schemas.avro;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * Measures what decoding by a schema may cost, without expanding it: a type that is used twice is
 * counted twice but walked once, so a schema of doubling references is refused at once.
 */
final class SchemaExtent {

  private static final int MAX_FIXED_BYTES = 1 << 20;

  private final Map<Schema, Extent> known = new IdentityHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private String violation;

  private SchemaExtent() {}

  /** What is wrong with the schema, ready to follow its name in a message; empty if nothing is. */
  static Optional<String> violation(Schema schema) {
    SchemaExtent extent = new SchemaExtent();
    long fields = extent.measure(schema, 1).fields();
    if (extent.violation == null && fields > SchemaSafety.MAX_FIELDS) {
      return Optional.of(
          "has more than " + SchemaSafety.MAX_FIELDS + " fields, all levels counted");
    }
    return Optional.ofNullable(extent.violation);
  }

  private Extent measure(Schema schema, int depth) {
    if (depth > SchemaSafety.MAX_DEPTH) {
      violation = "is nested deeper than " + SchemaSafety.MAX_DEPTH + " levels";
    }
    if (violation != null) {
      return Extent.NOTHING;
    }
    Extent extent = known.get(schema);
    if (extent == null) {
      extent = measureAnew(schema, depth);
      known.put(schema, extent);
    }
    if (depth + extent.height() > SchemaSafety.MAX_DEPTH) {
      violation = "is nested deeper than " + SchemaSafety.MAX_DEPTH + " levels";
    }
    return extent;
  }

  private Extent measureAnew(Schema schema, int depth) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, depth);
      case UNION -> all(schema.getTypes(), depth, false);
      case MAP -> all(List.of(schema.getValueType()), depth, false);
      case ARRAY -> array(schema, depth);
      case FIXED -> fixed(schema);
      case NULL -> Extent.NOTHING;
      default -> new Extent(0, 0, false);
    };
  }

  /** A record that is begun and not yet known is met inside itself. */
  private Extent record(Schema schema, int depth) {
    if (!begun.add(schema.getFullName())) {
      violation = "is recursive: " + schema.getFullName() + " contains itself";
      return Extent.NOTHING;
    }
    List<Schema> types = schema.getFields().stream().map(Schema.Field::schema).toList();
    Extent inside = all(types, depth, true);
    return new Extent(inside.height(), inside.fields() + types.size(), inside.free());
  }

  /** Items that take no bytes can be declared by the billion in a value of ten bytes. */
  private Extent array(Schema schema, int depth) {
    Extent items = all(List.of(schema.getElementType()), depth, true);
    if (items.free() && violation == null) {
      violation = "has an array whose items take no bytes";
    }
    return new Extent(items.height(), items.fields(), false);
  }

  private Extent fixed(Schema schema) {
    if (schema.getFixedSize() > MAX_FIXED_BYTES) {
      violation = "has the fixed type " + schema.getFullName() + " of more than 1 MiB";
    }
    return new Extent(0, 0, schema.getFixedSize() == 0);
  }

  private Extent all(List<Schema> types, int depth, boolean freeIfAllAre) {
    int height = 0;
    long fields = 0;
    boolean free = freeIfAllAre;
    for (Schema type : types) {
      Extent extent = measure(type, depth + 1);
      height = Math.max(height, extent.height() + 1);
      fields = Math.min(Integer.MAX_VALUE, fields + extent.fields());
      free &= extent.free();
    }
    return new Extent(height, fields, free);
  }

  /**
   * What one type costs.
   *
   * @param height levels below it
   * @param fields record fields in and below it, each use counted
   * @param free whether a value may take no bytes
   */
  private record Extent(int height, long fields, boolean free) {
    static final Extent NOTHING = new Extent(0, 0, true);
  }
}
