package dev.plumbline.monitoring.event;

/**
 * What the join emits: one contribution to sums each, a prediction together with its label, to be
 * counted (+1) or taken back (−1) when a better label or prediction takes its place; and in the
 * same way what became of every prediction and of every label that has found its prediction. Added
 * up over all that was reported of an id, contributions are the same in whatever order its events
 * came.
 *
 * <p>It says from when on it holds, so that what a window reported at a step never depends on how
 * far ahead of the step somebody read: a correction of 10:07 takes back a label of 10:01 at the
 * first step after 10:07, be it known before or not.
 *
 * @param kind what is counted
 * @param sign how many times: +1 or −1, and more where a label came more than once
 * @param prediction what was predicted; says the series
 * @param label what was true; null where a prediction alone is counted
 * @param since event time from which on it holds, epoch milliseconds; not before the prediction's
 *     time, nor before the label's
 */
public record Outcome(
    Kind kind, int sign, AwaitedPrediction prediction, ReportedLabel label, long since) {

  /**
   * What a contribution counts. Every label under a known prediction is in one of the last four.
   */
  public enum Kind {
    /** An id has a prediction: summed up, every id once, with the prediction that holds. */
    PREDICTED,
    /** A prediction was published beside the one that holds: the same again, or another. */
    REPEATED,
    /** A prediction has a label. The only kind that quality counts. */
    JOINED,
    /** A prediction's label is withdrawn, and no later label holds. */
    RETRACTED,
    /** A label in time that another takes the place of, or the same label again. */
    SUPERSEDED,
    /** A label further from its prediction than the horizon. */
    OUT_OF_TIME
  }

  /** A prediction with its label, counted or taken back. */
  public static Outcome joined(
      int sign, AwaitedPrediction prediction, ReportedLabel label, long since) {
    return new Outcome(Kind.JOINED, sign, prediction, label, since);
  }

  /** What became of a prediction, from its own time on. */
  public static Outcome of(Kind kind, int sign, AwaitedPrediction prediction) {
    return new Outcome(kind, sign, prediction, null, prediction.predictedAt());
  }

  /** The same, taken back. */
  public Outcome takenBack() {
    return new Outcome(kind, -sign, prediction, label, since);
  }
}
