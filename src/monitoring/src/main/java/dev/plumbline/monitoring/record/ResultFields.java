package dev.plumbline.monitoring.record;

import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The fields of a record by name and type. Each method returns the value of a field that is there
 * and of that type, or throws a {@link MalformedValueException} that names it; only those that say
 * {@code OrNull} return null.
 */
record ResultFields(GenericRecord record) {

  /** A constant as the symbol of an enum field. */
  static GenericData.EnumSymbol symbol(Schema schema, String field, Enum<?> value) {
    return new GenericData.EnumSymbol(schema.getField(field).schema(), value.name());
  }

  String text(String name) throws MalformedValueException {
    return required(name, CharSequence.class, "text").toString();
  }

  String textOrNull(String name) throws MalformedValueException {
    CharSequence text = value(name, CharSequence.class, "text");
    return text == null ? null : text.toString();
  }

  Double realOrNull(String name) throws MalformedValueException {
    return value(name, Double.class, "a double");
  }

  long whole(String name) throws MalformedValueException {
    return required(name, Long.class, "a long");
  }

  Long wholeOrNull(String name) throws MalformedValueException {
    return value(name, Long.class, "a long");
  }

  int integer(String name) throws MalformedValueException {
    return required(name, Integer.class, "an int");
  }

  boolean flag(String name) throws MalformedValueException {
    return required(name, Boolean.class, "a boolean");
  }

  <E extends Enum<E>> E symbol(String name, Class<E> type) throws MalformedValueException {
    String symbol = required(name, Object.class, "a symbol").toString();
    for (E known : type.getEnumConstants()) {
      if (known.name().equals(symbol)) {
        return known;
      }
    }
    throw malformed(
        "%s is %s, which this release does not know; wanted is one of %s"
            .formatted(name, Quoted.of(symbol), Arrays.toString(type.getEnumConstants())));
  }

  Map<String, String> texts(String name) throws MalformedValueException {
    Map<String, String> texts = new HashMap<>();
    Map<?, ?> entries = required(name, Map.class, "a map");
    entries.forEach((key, text) -> texts.put(key.toString(), text.toString()));
    return texts;
  }

  List<ResultFields> records(String name) throws MalformedValueException {
    List<ResultFields> records = new ArrayList<>();
    List<?> items = required(name, List.class, "an array");
    for (Object item : items) {
      if (!(item instanceof GenericRecord one)) {
        throw malformed(name + " holds something that is no record");
      }
      records.add(new ResultFields(one));
    }
    return records;
  }

  private <V> V required(String name, Class<V> type, String wanted) throws MalformedValueException {
    V value = value(name, type, wanted);
    if (value == null) {
      throw malformed(name + " is null; wanted is " + wanted);
    }
    return value;
  }

  private <V> V value(String name, Class<V> type, String wanted) throws MalformedValueException {
    Schema.Field field = record.getSchema().getField(name);
    if (field == null) {
      throw malformed("it has no field " + name);
    }
    Object value = record.get(field.pos());
    if (value != null && !type.isInstance(value)) {
      throw malformed(
          "%s is of type %s; wanted is %s"
              .formatted(name, value.getClass().getSimpleName(), wanted));
    }
    return type.cast(value);
  }

  private MalformedValueException malformed(String problem) {
    return new MalformedValueException(
        Reason.WRONG_TYPE,
        "The " + record.getSchema().getName() + " cannot be read: " + problem + ".");
  }
}
