package dev.plumbline.job.stage.ingest.time;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** What the {@link TimeCoordinator} tells the subtasks of an ingest of their common time. */
public sealed interface CommonTime extends OperatorEvent {

  /**
   * All subtasks are silent: event time may go on by the wall clock, for all from the same instant.
   *
   * @param furthest the watermark that the newest event of all allows
   * @param lastArrival when the last record of all came, epoch milliseconds of the wall clock
   */
  record AllSilent(long furthest, long lastArrival) implements CommonTime {}

  /** A subtask has woken: everyone stops where it is and says so. */
  record SilenceEnded() implements CommonTime {}

  /**
   * Event time goes on.
   *
   * @param reached the furthest that any subtask had come in the silence: whoever stands there is
   *     waited for downstream; {@link Long#MIN_VALUE} when not all were silent
   */
  record GoOn(long reached) implements CommonTime {}
}
