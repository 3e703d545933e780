package dev.plumbline.monitoring.event;

/** What a feature's value was like; one byte each in {@link Prediction#states()}. */
public final class FeatureState {

  /** A usable value. */
  public static final byte PRESENT = 0;

  /** Absent, null, or NaN in a positional vector. */
  public static final byte MISSING = 1;

  /** NaN or infinite where a number is due. */
  public static final byte INVALID = 2;

  /** Text where a number is due. */
  public static final byte WRONG_TYPE = 3;

  private FeatureState() {}
}
