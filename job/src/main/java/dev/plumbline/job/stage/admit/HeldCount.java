package dev.plumbline.job.stage.admit;

import dev.plumbline.job.event.Admission;
import dev.plumbline.job.wire.PaneCounts;

/**
 * What a sum is of that waits for the decision about its version: the components of {@link
 * PaneCounts} and {@link Admission}, flat, as the key it is kept under.
 *
 * @param model name of the model
 * @param version the version that is decided about
 * @param segment {@code attribute=value}, {@code *} = all
 * @param generation see {@link PaneCounts#generation()}
 * @param reference see {@link PaneCounts#reference()}
 * @param paneStart see {@link PaneCounts#paneStart()}
 * @param heldUntil see {@link PaneCounts#heldUntil()}
 * @param period see {@link Admission#period()}
 * @param decidedAt when it is decided, epoch milliseconds
 * @param paneMs see {@link Admission#paneMs()}
 */
public record HeldCount(
    String model,
    String version,
    String segment,
    int generation,
    String reference,
    long paneStart,
    long heldUntil,
    long period,
    long decidedAt,
    long paneMs) {

  static HeldCount of(PaneCounts counts, long decidedAt) {
    return new HeldCount(
        counts.model(),
        counts.version(),
        counts.segment(),
        counts.generation(),
        counts.reference(),
        counts.paneStart(),
        counts.heldUntil(),
        counts.admission().period(),
        decidedAt,
        counts.admission().paneMs());
  }

  PaneCounts with(byte[] counts) {
    return new PaneCounts(
        model,
        version,
        segment,
        generation,
        reference,
        paneStart,
        heldUntil,
        counts,
        new Admission(period, decidedAt, paneMs));
  }
}
