package dev.plumbline.kafka;

/** Kafka did not do what was asked; the message says what and what to do about it. */
public final class KafkaFailureException extends RuntimeException {

  private static final long serialVersionUID = 1;

  KafkaFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
