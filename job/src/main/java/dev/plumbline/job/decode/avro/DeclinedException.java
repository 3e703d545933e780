package dev.plumbline.job.decode.avro;

/**
 * Says that an event is left to Avro's own reader: bytes that are out of the ordinary, be they
 * wrong or only rare. Control flow and no error, so it has neither a stack trace nor a message, and
 * one instance is enough.
 */
public final class DeclinedException extends RuntimeException {

  public static final DeclinedException INSTANCE = new DeclinedException();

  private static final long serialVersionUID = 1;

  private DeclinedException() {
    super(null, null, false, false);
  }
}
