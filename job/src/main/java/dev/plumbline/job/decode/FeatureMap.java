package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.KeyOrder;
import dev.plumbline.job.decode.avro.Kind;
import dev.plumbline.job.decode.avro.NonFiniteText;
import dev.plumbline.monitoring.event.FeatureState;
import org.apache.avro.Schema;

/** The friendly layout: features by name. */
final class FeatureMap implements FieldReader<PositionalPrediction> {

  /** A watched text that is longer is refused, as one of too many characters may be. */
  private static final int LONGEST_WATCHED = 256;

  private static final int LONGEST_OTHER = 65_536;

  private final Branches values;

  FeatureMap(Schema writer) {
    values = new Branches(writer.getValueType());
  }

  @Override
  public void read(AvroCursor cursor, PositionalPrediction into) {
    ColumnLayout layout = into.layout();
    int place = 0;
    for (int left = cursor.readBlock(); left > 0; left = cursor.readBlock()) {
      for (; left > 0; left--) {
        int column = KeyOrder.NOT_WATCHED;
        if (layout == null) {
          cursor.skipText(cursor.readLength());
        } else {
          column = layout.features().next(cursor, place);
        }
        place++;
        if (column == KeyOrder.NOT_WATCHED) {
          skipValue(cursor);
        } else if (layout.categoriesOf(column) == null) {
          readNumber(cursor, column, layout.columns());
        } else {
          readCategory(cursor, column, layout.columns(), layout.categoriesOf(column));
        }
      }
    }
    into.featureEntries = place;
  }

  private void readNumber(AvroCursor cursor, int column, Columns into) {
    switch (values.next(cursor)) {
      case NULL -> into.unusable(column, FeatureState.MISSING);
      case BOOLEAN -> into.number(column, cursor.readBoolean() ? 1 : 0);
      case INT -> into.number(column, cursor.readInt());
      case LONG -> into.number(column, cursor.readLong());
      case FLOAT -> into.number(column, cursor.readFloat());
      case DOUBLE -> into.number(column, cursor.readDouble());
      case STRING -> {
        int length = lengthUpTo(LONGEST_WATCHED, cursor);
        cursor.skipText(length);
        boolean invalid = NonFiniteText.is(cursor.bytes(), cursor.at() - length, cursor.at());
        into.unusable(column, invalid ? FeatureState.INVALID : FeatureState.WRONG_TYPE);
      }
      case OTHER -> throw DeclinedException.INSTANCE;
    }
  }

  private void readCategory(AvroCursor cursor, int column, Columns into, CategoryTexts texts) {
    Kind kind = values.next(cursor);
    int from = cursor.at();
    switch (kind) {
      case NULL -> into.unusable(column, FeatureState.MISSING);
      case BOOLEAN -> into.text(column, cursor.readBoolean() ? "1" : "0");
      case INT, LONG -> {
        cursor.readLong();
        into.text(column, texts.ofWhole(cursor.bytes(), from, cursor.at()));
      }
      case DOUBLE -> {
        if (Double.isFinite(cursor.readDouble())) {
          into.text(column, texts.ofDouble(cursor.bytes(), from, cursor.at()));
        } else {
          into.unusable(column, FeatureState.INVALID);
        }
      }
      case STRING -> {
        int length = lengthUpTo(LONGEST_WATCHED, cursor);
        cursor.skip(length);
        into.text(column, texts.ofText(cursor.bytes(), cursor.at() - length, cursor.at()));
      }
      case FLOAT, OTHER -> throw DeclinedException.INSTANCE;
    }
  }

  private void skipValue(AvroCursor cursor) {
    switch (values.next(cursor)) {
      case NULL -> {}
      case BOOLEAN -> cursor.readBoolean();
      case INT -> cursor.readInt();
      case LONG -> cursor.readLong();
      case FLOAT -> cursor.skip(Float.BYTES);
      case DOUBLE -> cursor.skip(Double.BYTES);
      case STRING -> skipText(cursor, LONGEST_OTHER);
      case OTHER -> throw DeclinedException.INSTANCE;
    }
  }

  private static void skipText(AvroCursor cursor, int longest) {
    cursor.skipText(lengthUpTo(longest, cursor));
  }

  private static int lengthUpTo(int longest, AvroCursor cursor) {
    int length = cursor.readLength();
    if (length > longest) {
      throw DeclinedException.INSTANCE;
    }
    return length;
  }
}
