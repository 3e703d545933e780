package dev.plumbline.monitoring.monitor;

/** What a metric is about. */
public enum MetricFamily {
  /** How long the model takes. */
  LATENCY,
  /** How much it is asked. */
  VOLUME,
  /** How right it is; needs labels. */
  QUALITY,
  /** How far a feature is from the reference profile. */
  DRIFT,
  /** How complete and plausible a feature is. */
  DATA_QUALITY
}
