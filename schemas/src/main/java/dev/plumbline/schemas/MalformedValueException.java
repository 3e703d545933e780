package dev.plumbline.schemas;

/**
 * Carries a {@link Malformed} out of nested decoding to {@link RecordReader}, which turns it into a
 * value; never leaves this package. It has no stack trace: bad input may come at full rate.
 */
final class MalformedValueException extends Exception {

  private final transient Malformed malformed;

  MalformedValueException(Reason reason, String message) {
    super(message, null, false, false);
    this.malformed = new Malformed(reason, message);
  }

  Malformed malformed() {
    return malformed;
  }
}
