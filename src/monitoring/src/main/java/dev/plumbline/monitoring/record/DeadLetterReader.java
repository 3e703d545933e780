package dev.plumbline.monitoring.record;

import dev.plumbline.monitoring.event.Rejection;
import dev.plumbline.schemas.text.Quoted;
import dev.plumbline.schemas.text.StrictUtf8;
import dev.plumbline.schemas.value.MalformedValueException;
import dev.plumbline.schemas.value.Reason;
import java.util.Map;

/**
 * Reads what {@link DeadLetter#addHeaders} wrote, in this release or a later one. A reason that is
 * not known is read as it stands, a header that is not known is passed over.
 */
public final class DeadLetterReader {

  private final Map<String, byte[]> headers;

  private DeadLetterReader(Map<String, byte[]> headers) {
    this.headers = headers;
  }

  /**
   * Reads a record of the topic; never throws on data.
   *
   * @param headers name and value; of several with one name the last
   * @param key null when absent
   * @param value null when absent
   * @return the letter, or which header is absent or wrong
   */
  public static ReadResult<DeadLetter> read(Map<String, byte[]> headers, byte[] key, byte[] value) {
    try {
      return ReadResult.of(new DeadLetterReader(headers).letter(key, value));
    } catch (MalformedValueException e) {
      return ReadResult.of(e.malformed());
    }
  }

  private DeadLetter letter(byte[] key, byte[] value) throws MalformedValueException {
    Rejection rejection =
        new Rejection(
            text(DeadLetter.REASON),
            text(DeadLetter.MESSAGE),
            text(DeadLetter.STAGE),
            text(DeadLetter.TOPIC),
            integer(DeadLetter.PARTITION),
            whole(DeadLetter.OFFSET),
            whole(DeadLetter.TIMESTAMP),
            key,
            value);
    return new DeadLetter(
        rejection,
        size(DeadLetter.MESSAGE_CUT),
        size(DeadLetter.KEY_CUT),
        size(DeadLetter.VALUE_CUT));
  }

  private int size(String name) throws MalformedValueException {
    return headers.containsKey(name) ? integer(name) : 0;
  }

  private int integer(String name) throws MalformedValueException {
    long number = whole(name);
    if (number != (int) number) {
      throw malformed(name + " is " + number + ", beyond 32 bits");
    }
    return (int) number;
  }

  private long whole(String name) throws MalformedValueException {
    String text = text(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw malformed(name + " is \"" + Quoted.of(text) + "\"; wanted is a whole number");
    }
  }

  private String text(String name) throws MalformedValueException {
    byte[] value = headers.get(name);
    if (value == null) {
      throw malformed(name + " is absent");
    }
    String text = StrictUtf8.read(value).orElse(null);
    if (text == null) {
      throw malformed(name + " is no UTF-8");
    }
    return text;
  }

  private static MalformedValueException malformed(String problem) {
    return new MalformedValueException(
        Reason.WRONG_TYPE, "The headers are not those of a rejection: " + problem + ".");
  }
}
