package dev.plumbline.cli.file.cell;

import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Where the value of a column goes in an event.
 *
 * @param group the map that holds it, such as {@code features}; empty for the event itself
 * @param name its name there
 * @param type how a CSV cell becomes its value
 * @param ours our name of its column
 */
public record Target(String group, String name, CellType type, String ours) {

  private static final List<Target> GROUPS =
      List.of(
          new Target("features", "feature.", CellType.FEATURE, "feature.<name>"),
          new Target("probabilities", "probability.", CellType.NUMBER, "probability.<name>"),
          new Target("attributes", "attribute.", CellType.CATEGORY, "attribute.<name>"));

  /** The target of a column of the contract; empty when there is no such column. */
  public static Optional<Target> of(Schema schema, String column) {
    Schema.Field field = schema.getField(column);
    if (field != null) {
      return Optional.of(new Target("", column, typeOf(field), column));
    }
    return GROUPS.stream()
        .filter(group -> column.startsWith(group.name()) && column.length() > group.name().length())
        .filter(group -> schema.getField(group.group()) != null)
        .map(
            group ->
                new Target(
                    group.group(), column.substring(group.name().length()), group.type(), column))
        .findAny();
  }

  /** Whether another target is the same place in an event. */
  public boolean isSamePlace(Target other) {
    return group.equals(other.group()) && name.equals(other.name());
  }

  /** The columns of the contract, for messages. */
  public static List<String> columns(Schema schema) {
    return schema.getFields().stream().map(Target::column).toList();
  }

  /** The prefix of the columns that a nested JSON object stands for; empty when it stands alone. */
  static Optional<String> prefixOf(String group) {
    return GROUPS.stream()
        .filter(target -> target.group().equals(group))
        .map(Target::name)
        .findAny();
  }

  private static String column(Schema.Field field) {
    return prefixOf(field.name()).map(prefix -> prefix + "<name>").orElse(field.name());
  }

  private static CellType typeOf(Schema.Field field) {
    if ("canonical".equals(field.getProp("plumbline.text"))) {
      return CellType.CATEGORY;
    }
    Schema schema = field.schema();
    Schema.Type type = schema.isUnion() ? schema.getTypes().get(1).getType() : schema.getType();
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return CellType.TIME;
    }
    return switch (type) {
      case DOUBLE -> CellType.NUMBER;
      case BOOLEAN -> CellType.FLAG;
      default -> CellType.TEXT;
    };
  }
}
