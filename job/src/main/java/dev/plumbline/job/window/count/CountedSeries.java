package dev.plumbline.job.window.count;

/**
 * A series that is counted in panes aligned to the epoch.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param generation the monitor's generation
 * @param reference id of the profile whose bins are counted, empty when none
 * @param paneMs length of a pane, milliseconds
 */
public record CountedSeries(
    String model, String version, String segment, int generation, String reference, long paneMs) {

  /** The pane that holds the instant. */
  PaneId paneHolding(long instant) {
    return PaneId.holding(instant, paneMs, model, version, segment, generation, reference);
  }
}
