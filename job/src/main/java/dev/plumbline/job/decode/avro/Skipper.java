package dev.plumbline.job.decode.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Passes over a value that nobody asks for. Immutable. */
public interface Skipper {

  /** Deepest nesting that is compiled: a schema that refers to itself ends here. */
  int DEEPEST = 16;

  /** Passes over one value. */
  void skip(AvroCursor cursor);

  /**
   * How to pass over values of a writer's schema; empty where Avro's own reader must do it.
   *
   * @param depth of nesting, 0 for a field
   */
  static Optional<Skipper> of(Schema schema, int depth) {
    if (depth > DEEPEST) {
      return Optional.empty();
    }
    return switch (schema.getType()) {
      case NULL -> Optional.of(cursor -> {});
      case BOOLEAN -> Optional.of(AvroCursor::readBoolean);
      case INT -> Optional.of(AvroCursor::readInt);
      case LONG -> Optional.of(AvroCursor::readLong);
      case FLOAT -> Optional.of(cursor -> cursor.skip(Float.BYTES));
      case DOUBLE -> Optional.of(cursor -> cursor.skip(Double.BYTES));
      case STRING, BYTES -> Optional.of(cursor -> cursor.skip(cursor.readLength()));
      case FIXED -> Optional.of(cursor -> cursor.skip(schema.getFixedSize()));
      case ENUM -> Optional.of(cursor -> ofEnum(cursor, schema.getEnumSymbols().size()));
      case ARRAY -> items(schema.getElementType(), depth, false);
      case MAP -> items(schema.getValueType(), depth, true);
      case UNION -> of(schema.getTypes(), depth).map(Skipper::ofUnion);
      case RECORD ->
          of(schema.getFields().stream().map(Schema.Field::schema).toList(), depth)
              .map(Skipper::ofRecord);
    };
  }

  private static Optional<List<Skipper>> of(List<Schema> schemas, int depth) {
    List<Skipper> skippers = new ArrayList<>();
    for (Schema schema : schemas) {
      of(schema, depth + 1).ifPresent(skippers::add);
    }
    return Optional.of(skippers).filter(all -> all.size() == schemas.size());
  }

  /** Items that take no byte are left to Avro's own reader: their count could be anything. */
  private static Optional<Skipper> items(Schema items, int depth, boolean keyed) {
    boolean takesBytes =
        switch (items.getType()) {
          case NULL, RECORD, FIXED -> keyed;
          default -> true;
        };
    return of(items, depth + 1)
        .filter(item -> takesBytes)
        .map(item -> cursor -> skipBlocks(cursor, item, keyed));
  }

  private static void skipBlocks(AvroCursor cursor, Skipper item, boolean keyed) {
    for (int left = cursor.readBlock(); left > 0; left = cursor.readBlock()) {
      for (; left > 0; left--) {
        if (keyed) {
          cursor.skip(cursor.readLength());
        }
        item.skip(cursor);
      }
    }
  }

  private static Skipper ofUnion(List<Skipper> branches) {
    return cursor -> {
      int branch = cursor.readBranch();
      if (branch >= branches.size()) {
        throw DeclinedException.INSTANCE;
      }
      branches.get(branch).skip(cursor);
    };
  }

  private static Skipper ofRecord(List<Skipper> fields) {
    return cursor -> fields.forEach(field -> field.skip(cursor));
  }

  private static void ofEnum(AvroCursor cursor, int symbols) {
    int symbol = cursor.readInt();
    if (symbol < 0 || symbol >= symbols) {
      throw DeclinedException.INSTANCE;
    }
  }
}
