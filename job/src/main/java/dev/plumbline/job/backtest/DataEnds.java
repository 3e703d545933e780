package dev.plumbline.job.backtest;

import dev.plumbline.monitoring.monitor.Axis;
import java.time.Duration;

/**
 * When the data end, on each axis of time: what is counted when it was predicted ends with the last
 * prediction, what is counted when its label came with the last label that is in time.
 *
 * @param predictions epoch milliseconds
 * @param labels epoch milliseconds
 */
record DataEnds(long predictions, long labels) {

  /**
   * The ends.
   *
   * @param lastPrediction epoch milliseconds, {@link Long#MIN_VALUE} without predictions
   * @param lastLabel epoch milliseconds, {@link Long#MIN_VALUE} without labels
   * @param horizon how far from its prediction a label counts
   */
  static DataEnds of(long lastPrediction, long lastLabel, Duration horizon) {
    if (lastPrediction == Long.MIN_VALUE) {
      return new DataEnds(lastLabel, lastLabel);
    }
    long inTime = Math.min(lastLabel, lastPrediction + horizon.toMillis());
    return new DataEnds(lastPrediction, Math.max(lastPrediction, inTime));
  }

  /** The end on an axis, epoch milliseconds. */
  long on(Axis axis) {
    return axis == Axis.LABEL_TIME ? labels : predictions;
  }
}
