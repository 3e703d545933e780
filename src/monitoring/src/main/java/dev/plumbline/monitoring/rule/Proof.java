package dev.plumbline.monitoring.rule;

/**
 * What a measurement must bring along before its value counts.
 *
 * @param minCount fewer samples than this neither breach nor clear; at least 0
 * @param significant the interval, not the point, must breach; where there is a test: its q-value
 *     must be below {@code alpha}
 * @param alpha level of significance for drift, in (0, 1]
 */
public record Proof(long minCount, boolean significant, double alpha) {

  /** Asks for nothing. */
  public static final Proof NONE = new Proof(0, false, 1);

  public Proof {
    if (minCount < 0) {
      throw new IllegalArgumentException("minCount must be at least 0, got: " + minCount);
    }
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be in (0, 1], got: " + alpha);
    }
  }

  /** Whether there is a value, of enough samples. */
  boolean isEnough(Observation observed) {
    return observed.count() >= minCount
        && observed.value() != null
        && Double.isFinite(observed.value());
  }

  /** What it adds to a condition in words: {@code (95 % interval)} behind a blank, or nothing. */
  String inWords(Phrases phrases) {
    if (!significant) {
      return "";
    }
    return phrases.observed().qValue() == null
        ? " (95 % interval)"
        : " (q-value below " + phrases.number(alpha) + ")";
  }
}
