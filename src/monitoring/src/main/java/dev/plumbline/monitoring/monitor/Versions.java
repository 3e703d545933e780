package dev.plumbline.monitoring.monitor;

/** Which series of a model are kept: one a version, one over all versions, or both. */
public enum Versions {
  EACH,
  TOGETHER,
  BOTH;

  /** The version that stands for all versions together, in series, measurements and alerts. */
  public static final String ALL = "*";
}
