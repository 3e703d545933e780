package dev.plumbline.schemas.avro;

import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.generic.IndexedRecord;

/** All text of a decoded value: that of its fields, of their items and of the keys of maps. */
final class RecordTexts {

  private RecordTexts() {}

  /** Whether any text of the value is of this kind. */
  static boolean any(Object value, Predicate<CharSequence> kind) {
    // Classes first: for a number, asking whether it is of an interface costs more than decoding
    // it.
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return false;
    }
    if (value instanceof CharSequence text) {
      return kind.test(text);
    }
    if (value instanceof IndexedRecord record) {
      int fields = record.getSchema().getFields().size();
      for (int field = 0; field < fields; field++) {
        if (any(record.get(field), kind)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof Map<?, ?> map) {
      return any(map.keySet(), kind) || any(map.values(), kind);
    }
    return value instanceof Collection<?> items && anyOf(items, kind);
  }

  private static boolean anyOf(Collection<?> items, Predicate<CharSequence> kind) {
    for (Object item : items) {
      if (any(item, kind)) {
        return true;
      }
    }
    return false;
  }
}
