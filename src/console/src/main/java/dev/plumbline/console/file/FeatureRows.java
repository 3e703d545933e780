package dev.plumbline.console.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the declared features out of rows: a column named {@code feature.amount}, or plainly {@code
 * amount}, is the feature {@code amount}. Cells are read as those of events are.
 */
final class FeatureRows {

  private static final String PREFIX = "feature.";

  private final Set<String> features;
  private final ColumnMapping mapping;
  private final String timeColumn;

  FeatureRows(Set<String> features, ColumnMapping mapping, String timeColumn) {
    this.features = features;
    this.mapping = mapping;
    this.timeColumn = timeColumn;
  }

  /** The feature that a column of ours holds, or empty when it holds none. */
  Optional<String> featureOf(String ours) {
    if (features.contains(ours)) {
      return Optional.of(ours);
    }
    return Optional.of(ours)
        .filter(column -> column.startsWith(PREFIX))
        .map(column -> column.substring(PREFIX.length()))
        .filter(features::contains);
  }

  FeatureLine read(Row row) {
    Map<String, Object> values = new HashMap<>();
    Optional<Long> time = Optional.empty();
    for (Map.Entry<String, JsonNode> cell : row.cells().entrySet()) {
      for (String ours : mapping.oursOf(cell.getKey())) {
        Optional<String> feature = featureOf(ours);
        if (feature.isPresent() && !cell.getValue().isNull()) {
          Object value = value(typed(row, cell.getValue(), CellType.FEATURE));
          if (values.put(feature.get(), value) != null) {
            return new UnreadableLine(row.line(), feature.get() + " is given by two columns.");
          }
        }
        if (ours.equals(timeColumn) && !cell.getValue().isNull()) {
          time = time(typed(row, cell.getValue(), CellType.TIME));
          if (time.isEmpty()) {
            return new UnreadableLine(
                row.line(),
                timeColumn
                    + " is "
                    + cell.getValue()
                    + "; wanted are milliseconds since 1970, or ISO-8601 with Z or an offset.");
          }
        }
      }
    }
    return new FeatureLine.Features(row.line(), values, time);
  }

  private static JsonNode typed(Row row, JsonNode cell, CellType type) {
    return row.typed() ? cell : type.read(cell.textValue());
  }

  private static Object value(JsonNode cell) {
    if (cell.isBoolean()) {
      return cell.booleanValue();
    }
    if (cell.isIntegralNumber() && cell.canConvertToLong()) {
      return cell.longValue();
    }
    return cell.isNumber() ? (Object) cell.doubleValue() : cell.asText(cell.toString());
  }

  private static Optional<Long> time(JsonNode cell) {
    if (cell.isNumber() && cell.doubleValue() == Math.rint(cell.doubleValue())) {
      return Optional.of(cell.longValue());
    }
    try {
      return Optional.of(OffsetDateTime.parse(cell.asText()).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
