package dev.plumbline.cli.file.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** The groups of a Parquet row as a JSON tree that keeps types; what is null is left out. */
final class ParquetCells {

  private ParquetCells() {}

  /** Whether a group is a map. */
  static boolean isMap(Type type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return logical instanceof MapLogicalTypeAnnotation
        || logical instanceof MapKeyValueTypeAnnotation;
  }

  /** Whether a group is a list. */
  static boolean isList(Type type) {
    return type.isRepetition(Type.Repetition.REPEATED)
        || type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation;
  }

  /** The fields of a group. */
  static ObjectNode object(Group group) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    GroupType type = group.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      int times = group.getFieldRepetitionCount(field);
      if (type.getType(field).isRepetition(Type.Repetition.REPEATED)) {
        ArrayNode elements = object.putArray(type.getFieldName(field));
        for (int index = 0; index < times; index++) {
          elements.add(value(group, field, index));
        }
      } else if (times > 0) {
        object.set(type.getFieldName(field), value(group, field, 0));
      }
    }
    return object;
  }

  private static JsonNode value(Group group, int field, int index) {
    Type type = group.getType().getType(field);
    if (type.isPrimitive()) {
      return ParquetScalar.value(group, field, index);
    }
    Group nested = group.getGroup(field, index);
    if (isMap(type)) {
      return map(nested);
    }
    boolean list = type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation;
    return list ? array(nested) : object(nested);
  }

  /** A map is a group of repeated groups of a key and, where there is one, its value. */
  private static ObjectNode map(Group map) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int index = 0; index < map.getFieldRepetitionCount(0); index++) {
      Group entry = map.getGroup(0, index);
      if (entry.getType().getFieldCount() > 1 && entry.getFieldRepetitionCount(1) > 0) {
        TypedValues.put(value(entry, 0, 0), value(entry, 1, 0), object);
      }
    }
    return object;
  }

  /** A list is a group of repeated groups of one element, of older writers of the elements. */
  private static ArrayNode array(Group list) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    Type repeated = list.getType().getType(0);
    boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
    for (int index = 0; index < list.getFieldRepetitionCount(0); index++) {
      if (!wrapped) {
        array.add(value(list, 0, index));
      } else if (list.getGroup(0, index).getFieldRepetitionCount(0) > 0) {
        array.add(value(list.getGroup(0, index), 0, 0));
      } else {
        array.addNull();
      }
    }
    return array;
  }
}
