package dev.plumbline.job.stage.ingest.time;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * What one subtask of an ingest tells the {@link TimeCoordinator} when it falls silent or wakes.
 *
 * @param silent whether all its partitions are silent
 * @param reached the last watermark that it sent; {@link Long#MIN_VALUE} before the first
 * @param furthest the watermark that its newest event allows; {@link Long#MIN_VALUE} without one
 * @param lastArrival when the last record that it knows of came, epoch milliseconds of the wall
 *     clock; {@link Long#MIN_VALUE} without one
 */
public record SubtaskTime(boolean silent, long reached, long furthest, long lastArrival)
    implements OperatorEvent {}
