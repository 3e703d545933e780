package dev.plumbline.schemas.json;

import dev.plumbline.schemas.text.NearestName;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The fields of a record by every name a JSON producer may use for them. */
final class RecordFields {

  private final String recordName;
  private final Map<String, Schema.Field> byName = new HashMap<>();

  RecordFields(Schema schema) {
    this.recordName = schema.getName();
    for (Schema.Field field : schema.getFields()) {
      field.aliases().forEach(alias -> byName.put(alias, field));
    }
    for (Schema.Field field : schema.getFields()) {
      byName.put(field.name(), field);
    }
  }

  /** Whether a field has this name or alias. */
  boolean knows(String name) {
    return byName.containsKey(name);
  }

  /** The field of this name or alias; otherwise refuses it and proposes the nearest name. */
  Schema.Field named(String name, String path) throws MalformedValueException {
    Schema.Field field = byName.get(name);
    if (field == null) {
      Optional<String> nearest = NearestName.of(name, byName.keySet());
      throw new MalformedValueException(
          Reason.UNKNOWN_FIELD,
          recordName
              + " has no field "
              + path
              + Quoted.of(name)
              + nearest
                  .map(proposal -> "; did you mean " + proposal + "?")
                  .orElse("; leave it out."));
    }
    return field;
  }

  /** The code for a required field that is absent: ids, the model and times have their own. */
  static Reason reasonIfMissing(Schema.Field field) {
    if (field.name().endsWith("_id")) {
      return Reason.MISSING_ID;
    }
    if (field.name().equals("model")) {
      return Reason.MISSING_MODEL;
    }
    boolean time = field.schema().getLogicalType() instanceof LogicalTypes.TimestampMillis;
    return time ? Reason.MISSING_TIME : Reason.WRONG_TYPE;
  }
}
