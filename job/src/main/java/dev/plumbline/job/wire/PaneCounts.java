package dev.plumbline.job.wire;

import dev.plumbline.job.event.Admission;
import dev.plumbline.monitoring.event.AnnouncedSeries;
import dev.plumbline.monitoring.event.GenerationDefinition;
import dev.plumbline.monitoring.event.SeriesKeys;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A partial sum: what one subtask counted of one series in one pane. Sums of the same pane add up
 * in any order, so many may come for one pane.
 *
 * @param model name of the model
 * @param version version of the model, {@code *} = all
 * @param segment {@code attribute=value}, {@code *} = all
 * @param generation see {@link GenerationDefinition#generation()}
 * @param reference id of the profile whose bins were counted, empty when none
 * @param paneStart first instant of the pane, epoch milliseconds
 * @param heldUntil start of the pane at whose end the sum is to be added, epoch milliseconds;
 *     {@code paneStart} unless something later changed what the pane holds
 * @param counts the accumulator's bytes
 * @param admission when it is decided whether its version is measured for itself
 */
public record PaneCounts(
    String model,
    String version,
    String segment,
    int generation,
    String reference,
    long paneStart,
    long heldUntil,
    byte[] counts,
    Admission admission) {

  /** How Flink serialises it. */
  public static final TypeInformation<PaneCounts> TYPE =
      new WrittenByHand<>(PaneCounts.class, PaneCountsSerializer.INSTANCE);

  /** Counts behind that decision. */
  public PaneCounts(
      String model,
      String version,
      String segment,
      int generation,
      String reference,
      long paneStart,
      long heldUntil,
      byte[] counts) {
    this(
        model,
        version,
        segment,
        generation,
        reference,
        paneStart,
        heldUntil,
        counts,
        Admission.NONE);
  }

  /** The key under which windows of one generation and reference are kept. */
  public String seriesKey() {
    return SeriesKeys.key(model, version, segment, generation, reference);
  }

  /** The same counts of another version. */
  public PaneCounts ofVersion(String other) {
    return new PaneCounts(
        model, other, segment, generation, reference, paneStart, heldUntil, counts, admission);
  }

  /** The key under which it is decided whether the version is measured for itself. */
  public String admissionKey() {
    return AnnouncedSeries.isOfOneVersion(version) ? model : seriesKey();
  }
}
