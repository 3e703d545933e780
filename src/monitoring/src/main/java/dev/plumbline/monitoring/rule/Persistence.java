package dev.plumbline.monitoring.rule;

import java.time.Duration;

/**
 * How long a breach must last to be reported, and how often it is reported again.
 *
 * @param breaching windows of the last {@code of} that must breach before a rule fires, and must be
 *     clear before it resolves; 1 ≤ breaching ≤ of
 * @param of number of last windows looked at; at most 32
 * @param repeat shortest event time between two updates of a firing alert
 */
public record Persistence(int breaching, int of, Duration repeat) {

  public Persistence {
    if (breaching < 1 || breaching > of) {
      throw new IllegalArgumentException(
          "breaching must be between 1 and of, got: " + breaching + " of " + of);
    }
  }
}
