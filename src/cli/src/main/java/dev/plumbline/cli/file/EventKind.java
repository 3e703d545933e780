package dev.plumbline.cli.file;

import dev.plumbline.schemas.avro.Schemas;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/** What the rows of an event file are. */
public enum EventKind {
  PREDICTIONS(Schemas.PREDICTION, "predicted_at"),
  LABELS(Schemas.LABEL, "labelled_at");

  /** Columns of which a file of labels has at least one. */
  static final List<String> TRUTHS = List.of("label_class", "label_value", "retracted");

  private final Schema schema;
  private final String timeColumn;

  EventKind(Schema schema, String timeColumn) {
    this.schema = schema;
    this.timeColumn = timeColumn;
  }

  /** The record of the contract. */
  public Schema schema() {
    return schema;
  }

  /** As people write it: {@code predictions}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column of the event time. */
  String timeColumn() {
    return timeColumn;
  }

  /** What else to do where a column is not there at all, in words; empty for most. */
  String withoutIt(String column) {
    return this == LABELS && column.equals(timeColumn)
        ? "; where no time is known, backtest has --labelled-after, as --labelled-after 1d"
        : "";
  }

  /** Columns without which no row is an event; {@code model} may come from outside. */
  List<String> requiredColumns() {
    return List.of("prediction_id", timeColumn);
  }
}
