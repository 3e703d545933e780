package dev.plumbline.job.decode;

/** Finds out by which monitor an event is read. */
public interface ColumnLayouts {

  /**
   * The layout for an event.
   *
   * @param model never empty
   * @param predictedAt as published, not checked yet
   * @return null when nobody watches the model then
   */
  ColumnLayout layoutFor(String model, long predictedAt);
}
