package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.ByteDictionary;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.FieldReader;
import dev.plumbline.job.decode.avro.NameReader;
import dev.plumbline.schemas.text.CanonicalText;
import dev.plumbline.schemas.value.Probability;
import org.apache.avro.Schema;

/** The probabilities of classes. */
final class ProbabilityMap implements FieldReader<PositionalPrediction> {

  private final Branches values;
  private final ByteDictionary<String> names =
      new ByteDictionary<>((bytes, from, to) -> CanonicalText.of(AvroCursor.text(bytes, from, to)));

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
        double number = values.nextNumber(cursor);
        double probability = Probability.of(number);
        if (Double.isNaN(probability)) {
          throw DeclinedException.INSTANCE;
        }
        into.hasRoundedProbability |= probability != number;
        into.probabilities.put(names.of(cursor.bytes(), from, from + length), probability);
      }
    }
  }
}
