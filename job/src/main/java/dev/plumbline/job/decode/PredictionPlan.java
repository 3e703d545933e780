package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.Skipper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Reads predictions of one writer schema in one pass: what is watched goes to its place, the rest
 * is passed over. For each prediction it gives the same as Avro's own reader and the checks behind
 * it, or declines.
 *
 * <p>What depends on the monitor can be read only once model and time are known. A writer that puts
 * them behind the features has these passed over first and read at the end.
 *
 * <p>For one thread.
 */
public final class PredictionPlan {

  private final List<FieldReader<PositionalPrediction>> inOrder;
  private final List<FieldReader<PositionalPrediction>> atTheEnd;
  private final AvroCursor cursor = new AvroCursor();
  private final int[] places;

  private PredictionPlan(
      List<FieldReader<PositionalPrediction>> inOrder,
      List<FieldReader<PositionalPrediction>> atTheEnd,
      int[] places) {
    this.inOrder = List.copyOf(inOrder);
    this.atTheEnd = List.copyOf(atTheEnd);
    this.places = places;
  }

  /**
   * A plan for a writer schema; empty where there is none, so that Avro's own reader reads all.
   *
   * @param reader our schema
   */
  public static Optional<PredictionPlan> of(Schema writer, Schema reader) {
    if (!PlansByHeader.isReadable(writer, reader)) {
      return Optional.empty();
    }
    List<FieldReader<PositionalPrediction>> inOrder = new ArrayList<>();
    List<FieldReader<PositionalPrediction>> atTheEnd = new ArrayList<>();
    int[] places = new int[writer.getFields().size()];
    for (Schema.Field field : writer.getFields()) {
      Optional<FieldReader<PositionalPrediction>> step = PredictionFields.reader(field);
      if (step.isPresent() && PredictionFields.comesTooEarly(field, writer)) {
        int place = atTheEnd.size();
        atTheEnd.add(step.get());
        step =
            Skipper.of(field.schema(), 0)
                .map(
                    skipper ->
                        (cursor, into) -> {
                          places[place] = cursor.at();
                          skipper.skip(cursor);
                        });
      }
      if (step.isEmpty()) {
        return Optional.empty();
      }
      inOrder.add(step.get());
    }
    return Optional.of(new PredictionPlan(inOrder, atTheEnd, places));
  }

  /**
   * Reads a prediction.
   *
   * @param value the value of a Kafka record
   * @param from where the record begins in it, behind the header
   * @param into takes it; holds anything when it is declined
   * @return false when it is declined
   */
  public boolean read(byte[] value, int from, ColumnLayouts layouts, PositionalPrediction into) {
    try {
      into.clear(layouts);
      cursor.over(value, from);
      for (int index = 0; index < inOrder.size(); index++) { // an iterator is an object an event
        inOrder.get(index).read(cursor, into);
      }
      if (!cursor.isAtEnd()) {
        return false;
      }
      for (int index = 0; index < atTheEnd.size(); index++) {
        cursor.returnTo(places[index]);
        atTheEnd.get(index).read(cursor, into);
      }
      return hasOneLayout(into);
    } catch (DeclinedException declined) {
      return false;
    }
  }

  /** Features by name or by the positions of a known set, not both. */
  private static boolean hasOneLayout(PositionalPrediction read) {
    ColumnLayout layout = read.layout();
    if (layout == null || read.featureSet == null && read.vectorLength == 0) {
      return true;
    }
    ColumnLayout.SetLayout set = layout.setOf(read.featureSet);
    return read.featureEntries == 0 && set != null && set.columns().length == read.vectorLength;
  }
}
