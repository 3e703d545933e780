package dev.plumbline.cli.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.monitoring.profile.build.ReferenceRow;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.value.EventTimes;
import dev.plumbline.schemas.value.Malformed;
import dev.plumbline.schemas.value.Probability;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Puts a row of training data together from its cells; refuses what no event could carry. */
final class ReferenceCells {

  private final Map<String, Object> features = new HashMap<>();
  private final Map<String, Double> probabilities = new HashMap<>();
  private final Map<ReferenceColumn.Part, Object> others =
      new EnumMap<>(ReferenceColumn.Part.class);

  /**
   * Takes a cell.
   *
   * @param column our name of its column, for messages
   * @throws IllegalArgumentException in words, when it cannot be used
   */
  void put(ReferenceColumn where, String column, JsonNode cell) {
    Object before =
        switch (where.part()) {
          case FEATURE -> features.put(where.name(), value(cell));
          case PROBABILITY -> probabilities.put(where.name(), probability(column, cell));
          case PREDICTED_CLASS, LABEL_CLASS -> others.put(where.part(), className(column, cell));
          case PREDICTED_VALUE, LABEL_VALUE -> others.put(where.part(), number(column, cell));
          case TIME -> others.put(where.part(), time(column, cell.longValue()));
        };
    if (before != null) {
      String twice = where.name().isEmpty() ? column : where.name();
      throw new IllegalArgumentException(twice + " is given by two columns.");
    }
  }

  /** The row of all cells so far. */
  ReferenceRow row() {
    return new ReferenceRow(
        features,
        (Long) others.get(ReferenceColumn.Part.TIME),
        (String) others.get(ReferenceColumn.Part.PREDICTED_CLASS),
        (Double) others.get(ReferenceColumn.Part.PREDICTED_VALUE),
        probabilities,
        (String) others.get(ReferenceColumn.Part.LABEL_CLASS),
        (Double) others.get(ReferenceColumn.Part.LABEL_VALUE));
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

  private static String className(String column, JsonNode cell) {
    if (cell.isContainerNode()) {
      throw new IllegalArgumentException(
          column + " is " + cell + "; wanted is the name of a class.");
    }
    return CanonicalText.of(value(cell));
  }

  private static Double probability(String column, JsonNode cell) {
    double probability = Probability.of(number(column, cell));
    if (Double.isNaN(probability)) {
      throw new IllegalArgumentException(
          column + " is " + cell + "; wanted is a number from 0 to 1.");
    }
    return probability;
  }

  private static Double number(String column, JsonNode cell) {
    if (!cell.isNumber() || !Double.isFinite(cell.doubleValue())) {
      throw new IllegalArgumentException(column + " is " + cell + "; wanted is a finite number.");
    }
    return cell.doubleValue();
  }

  private static Long time(String column, long millis) {
    Optional<Malformed> problem = EventTimes.problem(column, millis);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get().message());
    }
    return millis;
  }
}
