package dev.plumbline.job.backtest;

/**
 * What became of the labels that were accepted, in the end.
 *
 * @param joined of which the truth counts
 * @param superseded corrected by a later label, or copies of another
 * @param retracted withdrawn, or withdrawals
 * @param outOfTime further from their prediction than the monitor's horizon
 * @param orphaned of which no prediction has the id
 */
public record LabelsJoined(
    long joined, long superseded, long retracted, long outOfTime, long orphaned) {

  private static final String JOIN = "join-labels";

  static LabelsJoined of(long accepted, Counters counters) {
    long joined = counters.sum(JOIN, "joined");
    long superseded = counters.sum(JOIN, "superseded");
    long retracted = counters.sum(JOIN, "retracted");
    long outOfTime = counters.sum(JOIN, "labelsOutOfTime");
    long orphaned = accepted - joined - superseded - retracted - outOfTime;
    return new LabelsJoined(joined, superseded, retracted, outOfTime, orphaned);
  }
}
