package dev.plumbline.schemas.value;

/**
 * Carries a {@link Malformed} out of nested decoding to the reader of records or results, which
 * turns it into a value; none of them lets it out. It has no stack trace: bad input may come at
 * full rate.
 */
public final class MalformedValueException extends Exception {

  private final transient Malformed malformed;

  public MalformedValueException(Reason reason, String message) {
    super(message, null, false, false);
    this.malformed = new Malformed(reason, message);
  }

  public Malformed malformed() {
    return malformed;
  }
}
