package dev.plumbline.schemas.value;

import java.util.Objects;

/**
 * Why a value could not be read.
 *
 * @param reason the code, for machines
 * @param message what was found and what to do, one or two sentences for the person who must act;
 *     quotes at most a short piece of the value
 */
public record Malformed(Reason reason, String message) {

  /** Refuses an absent reason and an empty message. */
  public Malformed {
    Objects.requireNonNull(reason, "reason is null");
    if (message == null || message.isBlank()) {
      throw new IllegalArgumentException("message of " + reason + " is empty");
    }
  }
}
