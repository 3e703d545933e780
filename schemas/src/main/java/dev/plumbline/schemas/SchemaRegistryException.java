package dev.plumbline.schemas;

/**
 * A schema could not be registered: the message names the registry, the subject and what it
 * answered.
 */
public final class SchemaRegistryException extends RuntimeException {

  SchemaRegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
