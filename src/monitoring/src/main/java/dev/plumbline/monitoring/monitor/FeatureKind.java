package dev.plumbline.monitoring.monitor;

/** How a feature's values are counted: in numeric bins or in categories. */
public enum FeatureKind {
  NUMERIC,
  CATEGORICAL
}
