package dev.plumbline.cli.control;

/** A change of a monitor that would not be safe; the message says what would be. */
public final class RefusedChangeException extends Exception {

  private static final long serialVersionUID = 1;

  /** Refused, and why. */
  public RefusedChangeException(String message) {
    super(message);
  }
}
