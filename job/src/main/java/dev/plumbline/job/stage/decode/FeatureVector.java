package dev.plumbline.job.stage.decode;

import dev.plumbline.job.event.FeatureState;
import org.apache.avro.Schema;

/** The layout for high volume: features by position. About 2 ns a feature. */
final class FeatureVector implements FieldReader<PositionalPrediction> {

  private static final int[] NONE = {};

  private final Branches items;
  private final boolean areDoubles;

  FeatureVector(Schema writer) {
    items = new Branches(writer.getElementType());
    areDoubles = writer.getElementType().getType() == Schema.Type.DOUBLE;
  }

  @Override
  public void read(AvroCursor cursor, PositionalPrediction into) {
    ColumnLayout layout = into.layout();
    int[] columns = layout == null ? NONE : layout.columnsOf(into.featureSet);
    int position = 0;
    for (int left = cursor.readBlock(); left > 0; left = cursor.readBlock()) {
      if (layout == null) {
        skip(cursor, left);
      } else if (columns == null || left > columns.length - position) {
        throw DeclinedException.INSTANCE; // an unknown set, or too many values
      } else {
        read(cursor, position, left, columns, layout);
      }
      position += left;
    }
    into.vectorLength = position;
  }

  private void read(AvroCursor cursor, int first, int count, int[] columns, ColumnLayout layout) {
    Columns into = layout.columns();
    for (int position = first; position < first + count; position++) {
      int from = cursor.at();
      double value = areDoubles ? cursor.readDouble() : items.nextNumber(cursor);
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
