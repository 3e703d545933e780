package dev.plumbline.job.event;

import dev.plumbline.monitoring.event.SeriesDefinition;

/**
 * When it is decided whether the version of predictions that were counted is measured for itself,
 * and for which time: what was made in the same six hours is never torn apart, so a correction goes
 * where the label went that it takes back. Of series over all versions there is nothing to decide;
 * then it only says which panes they were made in.
 *
 * @param period 0 for series over all versions, else start of the six hours (see {@link
 *     SeriesDefinition#heardFrom}) that hold the start of the predictions' pane, epoch milliseconds
 * @param decidedAt end of the last pane in which one of the predictions can lie, epoch milliseconds
 * @param paneMs length of the model's finest panes, milliseconds
 */
public record Admission(long period, long decidedAt, long paneMs) {

  /** Of counts of which nobody said it. */
  public static final Admission NONE = new Admission(0, 0, 1);

  public Admission {
    if (paneMs < 1) {
      throw new IllegalArgumentException("paneMs must be positive: " + paneMs);
    }
  }

  /** Of predictions made in the pane that holds an instant. */
  public static Admission inPane(long instant, long paneMs) {
    return new Admission(
        periodOf(instant, paneMs), Math.floorDiv(instant, paneMs) * paneMs + paneMs, paneMs);
  }

  /** Of predictions over all versions, made in the pane that holds an instant or before. */
  public static Admission ofAllVersions(long instant, long paneMs) {
    return new Admission(NONE.period(), inPane(instant, paneMs).decidedAt(), paneMs);
  }

  /** Start of the six hours that hold the start of the pane that holds an instant. */
  public static long periodOf(long instant, long paneMs) {
    return SeriesDefinition.heardFrom(Math.floorDiv(instant, paneMs) * paneMs);
  }

  /** The next end of a pane that event time has not passed, {@link #decidedAt} at the earliest. */
  public long decidedAfter(long watermark) {
    return decidedAt - 1 > watermark
        ? decidedAt
        : Math.floorDiv(watermark + 1, paneMs) * paneMs + paneMs;
  }
}
