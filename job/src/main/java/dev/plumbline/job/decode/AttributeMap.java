package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.KeyOrder;
import org.apache.avro.Schema;

/** What to segment by. */
final class AttributeMap implements FieldReader<PositionalPrediction> {

  private static final int LONGEST = 65_536;

  private final Branches values;

  AttributeMap(Schema writer) {
    values = new Branches(writer.getValueType());
  }

  @Override
  public void read(AvroCursor cursor, PositionalPrediction into) {
    ColumnLayout layout = into.layout();
    int place = 0;
    for (int left = cursor.readBlock(); left > 0; left = cursor.readBlock()) {
      for (; left > 0; left--) {
        int segment = KeyOrder.NOT_WATCHED;
        if (layout == null) {
          cursor.skipText(cursor.readLength());
        } else {
          segment = layout.segments().nextSegment(cursor, place);
        }
        place++;
        int text = values.nextText(cursor);
        if (text < 0 || text > LONGEST) {
          throw DeclinedException.INSTANCE;
        }
        if (segment == KeyOrder.NOT_WATCHED) {
          cursor.skipText(text);
        } else {
          cursor.skip(text);
          layout.segments().value(segment, cursor.bytes(), cursor.at() - text, cursor.at());
        }
      }
    }
  }
}
