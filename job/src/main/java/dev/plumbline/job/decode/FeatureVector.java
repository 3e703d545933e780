package dev.plumbline.job.decode;

import dev.plumbline.job.decode.ColumnLayout.SetLayout;
import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.KeyOrder;
import dev.plumbline.monitoring.event.FeatureState;
import org.apache.avro.Schema;

/**
 * The layout for high volume: features by position, read in one go where the set begins with the
 * watched features in the monitor's order and all are numbers.
 */
final class FeatureVector implements FieldReader<PositionalPrediction> {

  private final Branches items;
  private final boolean areDoubles;

  FeatureVector(Schema writer) {
    items = new Branches(writer.getElementType());
    areDoubles = writer.getElementType().getType() == Schema.Type.DOUBLE;
  }

  @Override
  public void read(AvroCursor cursor, PositionalPrediction into) {
    ColumnLayout layout = into.layout();
    SetLayout set = layout == null ? null : layout.setOf(into.featureSet);
    int position = 0;
    for (int left = cursor.readBlock(); left > 0; left = cursor.readBlock()) {
      int end = position + left;
      if (layout == null) {
        skip(cursor, left);
      } else if (set == null || end > set.columns().length) {
        throw DeclinedException.INSTANCE; // an unknown set, or too many values
      } else if (set.inOrder() && areDoubles) {
        cursor.readDoubles(layout.columns().numbers(), position, end);
        layout.columns().judge(position, end);
      } else {
        read(cursor, position, end, set.columns(), layout);
      }
      position = end;
    }
    into.vectorLength = position;
  }

  private void read(AvroCursor cursor, int first, int end, int[] columns, ColumnLayout layout) {
    Columns into = layout.columns();
    for (int position = first; position < end; position++) {
      int from = cursor.at();
      double value = items.nextNumber(cursor);
      int column = columns[position];
      if (column == KeyOrder.NOT_WATCHED) {
        continue;
      }
      if (Double.isNaN(value)) {
        into.unusable(column, FeatureState.MISSING);
      } else if (layout.categoriesOf(column) == null) {
        into.number(column, value);
      } else {
        readCategory(cursor, from, column, value, layout);
      }
    }
  }

  private void readCategory(
      AvroCursor cursor, int from, int column, double value, ColumnLayout layout) {
    if (!areDoubles) {
      throw DeclinedException.INSTANCE;
    }
    if (Double.isInfinite(value)) {
      layout.columns().unusable(column, FeatureState.INVALID);
    } else {
      CategoryTexts texts = layout.categoriesOf(column);
      layout.columns().text(column, texts.ofDouble(cursor.bytes(), from, cursor.at()));
    }
  }

  private void skip(AvroCursor cursor, int count) {
    for (int left = count; left > 0; left--) {
      items.nextNumber(cursor);
    }
  }
}
