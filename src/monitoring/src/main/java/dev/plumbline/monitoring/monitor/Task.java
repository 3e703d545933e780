package dev.plumbline.monitoring.monitor;

/** What kind of answer the model gives, which decides how a prediction is compared with a label. */
public enum Task {
  /** Two classes; {@link Monitor#positiveClass()} names the one that counts as positive. */
  BINARY,
  /** Any number of classes; a prediction is right when both names are equal. */
  MULTICLASS,
  /** A number; a prediction is judged by its error. */
  REGRESSION
}
