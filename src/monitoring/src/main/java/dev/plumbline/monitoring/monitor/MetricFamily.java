package dev.plumbline.monitoring.monitor;

/** What a metric is about. Its name in lower case stands for all its metrics in a monitor. */
public enum MetricFamily {
  /** How long the model takes. */
  LATENCY,
  /** How much it is asked, and what it answers. */
  VOLUME,
  /** How right it is; needs labels. */
  QUALITY,
  /** How right the best constant answer would have been on the same labels. */
  BASELINE,
  /** How right it should be, from its calibrated probabilities; needs no labels. */
  ESTIMATED,
  /** Estimated less realised quality of the same predictions; needs labels. */
  GAP,
  /** What became of the labels, and how long they took. */
  LABELS,
  /** What became of the predictions of a cohort, and how many of them have labels. */
  ACCOUNTING,
  /** How far a feature or the answer is from the reference. */
  DRIFT,
  /** How complete and plausible a feature is. */
  DATA_QUALITY;

  /** True when its windows are kept by the time of the labels. */
  public boolean needsLabels() {
    return this == QUALITY || this == BASELINE || this == GAP || this == LABELS;
  }
}
