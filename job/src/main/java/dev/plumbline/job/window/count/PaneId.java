package dev.plumbline.job.window.count;

import dev.plumbline.job.event.Admission;
import dev.plumbline.monitoring.monitor.Versions;

/**
 * One pane of one series.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param generation the monitor's generation
 * @param reference id of the profile whose bins are counted, empty when none
 * @param start first instant, epoch milliseconds
 * @param end first instant after it, epoch milliseconds
 * @param heldUntil start of the pane at whose end the counts are to be added, epoch milliseconds;
 *     {@code start} unless something later changed what the pane holds
 * @param admission when it is decided whether its version is measured for itself
 */
public record PaneId(
    String model,
    String version,
    String segment,
    int generation,
    String reference,
    long start,
    long end,
    long heldUntil,
    Admission admission) {

  /** The pane of length {@code paneMs} that holds the instant, aligned to the epoch. */
  public static PaneId holding(
      long instant,
      long paneMs,
      String model,
      String version,
      String segment,
      int generation,
      String reference) {
    long start = Math.floorDiv(instant, paneMs) * paneMs;
    return new PaneId(
        model,
        version,
        segment,
        generation,
        reference,
        start,
        start + paneMs,
        start,
        version.equals(Versions.ALL)
            ? Admission.ofAllVersions(start, paneMs)
            : Admission.inPane(start, paneMs));
  }
}
