package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.NameReader;
import dev.plumbline.job.decode.avro.Skipper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Reads labels of one writer schema in one pass. For each label it gives the same as Avro's own
 * reader and the checks behind it, or declines. For one thread.
 */
public final class LabelPlan {

  private final List<FieldReader<PositionalLabel>> fields;
  private final AvroCursor cursor = new AvroCursor();

  private LabelPlan(List<FieldReader<PositionalLabel>> fields) {
    this.fields = List.copyOf(fields);
  }

  /**
   * A plan for a writer schema; empty where there is none, so that Avro's own reader reads all.
   *
   * @param reader our schema
   */
  public static Optional<LabelPlan> of(Schema writer, Schema reader) {
    if (!PlansByHeader.isReadable(writer, reader)) {
      return Optional.empty();
    }
    List<FieldReader<PositionalLabel>> fields = new ArrayList<>();
    for (Schema.Field field : writer.getFields()) {
      Optional<FieldReader<PositionalLabel>> step = reader(field);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      fields.add(step.get());
    }
    return Optional.of(new LabelPlan(fields));
  }

  private static Optional<FieldReader<PositionalLabel>> reader(Schema.Field field) {
    Schema schema = field.schema();
    Branches values = new Branches(schema);
    return switch (field.name()) {
      case "labelled_at" ->
          Optional.of((cursor, into) -> into.labelledAt = values.nextTime(cursor));
      case "model" -> {
        NameReader name = new NameReader(schema, text -> !text.isBlank());
        yield Optional.of((cursor, into) -> into.model = name.next(cursor));
      }
      case "prediction_id" -> Optional.of((cursor, into) -> into.id.read(values, cursor));
      case "label_class" -> {
        NameReader name = new NameReader(schema, text -> true);
        yield Optional.of((cursor, into) -> into.labelClass = name.next(cursor));
      }
      case "label_value" ->
          Optional.of((cursor, into) -> into.labelValue = values.nextFinite(cursor));
      case "retracted" ->
          schema.getType() == Schema.Type.BOOLEAN
              ? Optional.of((cursor, into) -> into.retracted = cursor.readBoolean())
              : Optional.empty();
      default -> Skipper.of(schema, 0).map(skipper -> (cursor, into) -> skipper.skip(cursor));
    };
  }

  /**
   * Reads a label.
   *
   * @param value the value of a Kafka record
   * @param from where the record begins in it, behind the header
   * @param into takes it; holds anything when it is declined
   * @return false when it is declined
   */
  public boolean read(byte[] value, int from, PositionalLabel into) {
    try {
      into.clear();
      cursor.over(value, from);
      for (int index = 0; index < fields.size(); index++) { // an iterator is an object an event
        fields.get(index).read(cursor, into);
      }
      boolean saysSomething =
          into.retracted || into.labelClass != null || !Double.isNaN(into.labelValue);
      return cursor.isAtEnd() && saysSomething;
    } catch (DeclinedException declined) {
      return false;
    }
  }
}
