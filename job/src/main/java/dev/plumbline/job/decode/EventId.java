package dev.plumbline.job.decode;

import dev.plumbline.job.decode.avro.AvroCursor;
import dev.plumbline.job.decode.avro.Branches;
import dev.plumbline.job.decode.avro.DeclinedException;
import dev.plumbline.job.decode.avro.NameReader;
import dev.plumbline.job.wire.JoinKey;
import dev.plumbline.statistics.exact.ByteRange;

/**
 * A prediction id where it lies in an event's bytes, for one event at a time: in ASCII only, where
 * bytes and characters are the same, not blank and not too long.
 */
final class EventId {

  private byte[] bytes;
  private int from;
  private int to;

  /** Reads the id that comes next. */
  void read(Branches text, AvroCursor cursor) {
    int length = text.nextText(cursor);
    bytes = cursor.bytes();
    from = cursor.at();
    to = from + length;
    if (length <= 0 || length > NameReader.LONGEST_NAME || bytes[from] <= ' ') {
      throw DeclinedException.INSTANCE;
    }
    cursor.skip(length);
    if (!ByteRange.isAscii(bytes, from, to)) {
      throw DeclinedException.INSTANCE;
    }
  }

  /** What brings prediction and label together. */
  JoinKey joinKey(String model) {
    return JoinKey.of(model, bytes, from, to);
  }
}
