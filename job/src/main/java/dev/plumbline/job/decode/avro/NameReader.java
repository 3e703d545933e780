package dev.plumbline.job.decode.avro;

import java.util.function.Predicate;
import org.apache.avro.Schema;

/** Reads a name that comes again and again as one string. For one thread. */
public final class NameReader {

  /** In bytes, which are not fewer than the characters that are counted elsewhere. */
  public static final int LONGEST_NAME = 256;

  private final Branches text;
  private final ByteDictionary<String> names;

  /**
   * @param writer the type it was written as
   * @param accepts what is taken; all other names are declined
   */
  public NameReader(Schema writer, Predicate<String> accepts) {
    text = new Branches(writer);
    names =
        new ByteDictionary<>(
            (bytes, from, to) -> {
              String name = AvroCursor.text(bytes, from, to);
              if (!accepts.test(name)) {
                throw DeclinedException.INSTANCE;
              }
              return name;
            });
  }

  /** The name that comes next; null for null. */
  public String next(AvroCursor cursor) {
    int length = text.nextText(cursor);
    if (length < 0) {
      return null;
    }
    if (length > LONGEST_NAME) {
      throw DeclinedException.INSTANCE;
    }
    int from = cursor.at();
    cursor.skip(length);
    return names.of(cursor.bytes(), from, from + length);
  }
}
