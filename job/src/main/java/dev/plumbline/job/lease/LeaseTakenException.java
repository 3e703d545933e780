package dev.plumbline.job.lease;

/** Another job holds the lease of this {@code job.id}; the message says which, and what to do. */
public final class LeaseTakenException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  LeaseTakenException(String message) {
    super(message);
  }
}
