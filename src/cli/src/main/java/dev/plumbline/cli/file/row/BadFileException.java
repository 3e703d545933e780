package dev.plumbline.cli.file.row;

/** A file as a whole cannot be used; the message is for whoever named it. */
public final class BadFileException extends Exception {

  private static final long serialVersionUID = 1;

  public BadFileException(String message) {
    super(message);
  }
}
