package dev.plumbline.cli.file;

import dev.plumbline.cli.file.cell.CellType;
import java.util.Optional;

/**
 * What a column of training data holds, beside features: a part of the answer or the truth, under
 * the names that events have, or the time.
 *
 * @param part which part
 * @param name of the feature or class; empty for the others
 */
record ReferenceColumn(Part part, String name) {

  /** The parts of a row. */
  enum Part {
    FEATURE(CellType.FEATURE),
    PROBABILITY(CellType.NUMBER),
    PREDICTED_CLASS(CellType.CATEGORY),
    PREDICTED_VALUE(CellType.NUMBER),
    LABEL_CLASS(CellType.CATEGORY),
    LABEL_VALUE(CellType.NUMBER),
    TIME(CellType.TIME);

    private final CellType type;

    Part(CellType type) {
      this.type = type;
    }

    /** How a CSV cell becomes its value. */
    CellType type() {
      return type;
    }
  }

  private static final String PROBABILITY = "probability.";

  /** What a column of this name holds of answer and truth; empty when nothing. */
  static Optional<ReferenceColumn> ofOutcome(String ours) {
    if (ours.startsWith(PROBABILITY) && ours.length() > PROBABILITY.length()) {
      String className = ours.substring(PROBABILITY.length());
      return Optional.of(new ReferenceColumn(Part.PROBABILITY, className));
    }
    return switch (ours) {
      case "predicted_class" -> Optional.of(new ReferenceColumn(Part.PREDICTED_CLASS, ""));
      case "predicted_value" -> Optional.of(new ReferenceColumn(Part.PREDICTED_VALUE, ""));
      case "label_class" -> Optional.of(new ReferenceColumn(Part.LABEL_CLASS, ""));
      case "label_value" -> Optional.of(new ReferenceColumn(Part.LABEL_VALUE, ""));
      default -> Optional.empty();
    };
  }
}
