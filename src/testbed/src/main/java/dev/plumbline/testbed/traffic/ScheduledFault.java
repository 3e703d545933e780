package dev.plumbline.testbed.traffic;

import java.time.Duration;

/**
 * A fault of one model and its time.
 *
 * @param model name of the model
 * @param fault what goes wrong
 * @param from when it begins, counted from the start of the traffic
 * @param until when all is well again; after {@code from}
 * @param story what a person would say happens, such as {@code answers six times slower}
 * @param rule name of the rule that is to fire
 */
public record ScheduledFault(
    String model, Fault fault, Duration from, Duration until, String story, String rule) {

  /** Refuses a fault that ends before it began. */
  public ScheduledFault {
    if (from.isNegative() || until.compareTo(from) <= 0) {
      throw new IllegalArgumentException(
          "a fault must begin at 0 or later and end after that, got: " + from + " to " + until);
    }
  }

  /** Whether this model has this trouble at this time. */
  boolean isActive(String ofModel, Duration elapsed) {
    return model.equals(ofModel) && elapsed.compareTo(from) >= 0 && elapsed.compareTo(until) < 0;
  }
}
