package dev.plumbline.schemas.registry;

/**
 * A schema could not be registered: the message names the registry, the subject and what it
 * answered.
 */
public final class SchemaRegistryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean isRefusal;

  SchemaRegistryException(String message, boolean isRefusal, Throwable cause) {
    super(message, cause);
    this.isRefusal = isRefusal;
  }

  /**
   * Whether the registry itself does not take this schema under this subject (409 or 422), so that
   * asking again is of no use. Anything else, credentials included, may be mended meanwhile.
   */
  public boolean isRefusal() {
    return isRefusal;
  }
}
