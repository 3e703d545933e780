package dev.plumbline.job.decode;

import dev.plumbline.schemas.CanonicalText;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;

/** The probabilities of classes. */
final class ProbabilityMap implements FieldReader<PositionalPrediction> {

  private final Branches values;
  private final ByteDictionary<String> names =
      new ByteDictionary<>(
          (bytes, from, to) ->
              CanonicalText.of(new String(bytes, from, to - from, StandardCharsets.UTF_8)));

  ProbabilityMap(Schema writer) {
    values = new Branches(writer.getValueType());
  }

  @Override
  public void read(AvroCursor cursor, PositionalPrediction into) {
    for (int left = cursor.readBlock(); left > 0; left = cursor.readBlock()) {
      for (; left > 0; left--) {
        int length = cursor.readLength();
        if (length > NameReader.LONGEST_NAME) {
          throw DeclinedException.INSTANCE;
        }
        int from = cursor.at();
        cursor.skip(length);
        double probability = values.nextNumber(cursor);
        if (!(probability >= 0 && probability <= 1)) {
          throw DeclinedException.INSTANCE;
        }
        into.probabilities.put(names.of(cursor.bytes(), from, from + length), probability);
      }
    }
  }
}
