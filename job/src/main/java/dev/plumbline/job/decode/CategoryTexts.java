package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.ByteDictionary;
import dev.plumbline.schemas.text.CanonicalText;

/**
 * The canonical texts of one categorical column, known by the bytes that they were written as, so
 * that a category that came before costs neither a string nor a conversion. Mutable, for one
 * thread.
 */
final class CategoryTexts {

  private final ByteDictionary<String> texts =
      new ByteDictionary<>((bytes, from, to) -> CanonicalText.of(AvroCursor.text(bytes, from, to)));

  private final AvroCursor number = new AvroCursor();
  private final ByteDictionary<String> wholes =
      new ByteDictionary<>(
          (bytes, from, to) -> {
            number.over(bytes, from);
            return CanonicalText.of((Object) number.readLong());
          });
  private final ByteDictionary<String> doubles =
      new ByteDictionary<>(
          (bytes, from, to) -> {
            number.over(bytes, from);
            return CanonicalText.of(number.readDouble());
          });

  /** The canonical text of a text in UTF-8. */
  String ofText(byte[] bytes, int from, int to) {
    return texts.of(bytes, from, to);
  }

  /** The canonical text of an encoded {@code int} or {@code long}. */
  String ofWhole(byte[] bytes, int from, int to) {
    return wholes.of(bytes, from, to);
  }

  /** The canonical text of an encoded {@code double}. */
  String ofDouble(byte[] bytes, int from, int to) {
    return doubles.of(bytes, from, to);
  }
}
