package dev.plumbline.monitoring.monitor;

/** The clock by which events fall into a window. */
public enum Axis {
  /** When the model answered. */
  PREDICTION_TIME,
  /** When the label came to be: fresh, but leans towards what is labelled fast. */
  LABEL_TIME
}
