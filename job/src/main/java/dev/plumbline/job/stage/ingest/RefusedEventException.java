package dev.plumbline.job.stage.ingest;

import dev.plumbline.monitoring.control.Refusal;
import dev.plumbline.schemas.value.Reason;

/**
 * Carries a {@link Refusal} from the depth of a decoder to its door, where it becomes a value
 * again; it never leaves this package and costs no stack trace.
 */
final class RefusedEventException extends RuntimeException {

  private final transient Refusal refusal;

  RefusedEventException(Reason reason, String message) {
    super(message, null, false, false);
    this.refusal = new Refusal(reason, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
