package dev.plumbline.testbed.traffic;

/** What can go wrong with a simulated model; a model that does not know a fault ignores it. */
public enum Fault {
  /** The model answers as well as ever, several times slower. */
  LATENCY_SPIKE,
  /** The model's answers are wrong much more often. */
  ACCURACY_FALL,
  /** The model sees inputs that its training data did not have. */
  FEATURE_DRIFT
}
