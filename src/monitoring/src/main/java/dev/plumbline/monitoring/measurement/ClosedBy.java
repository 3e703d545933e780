package dev.plumbline.monitoring.measurement;

/** Why a window was closed. */
public enum ClosedBy {
  /** Event time passed its end. */
  WATERMARK,
  /**
   * Nothing came for a while and nothing was left to read: the one thing a replay may not repeat.
   */
  IDLE
}
