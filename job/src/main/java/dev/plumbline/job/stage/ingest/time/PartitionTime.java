package dev.plumbline.job.stage.ingest.time;

/**
 * How far a partition has come; checkpointed, so that lateness is judged the same after a failover,
 * and a silence goes on that had begun before it.
 *
 * @param partition number of the partition
 * @param newest largest event time seen, epoch milliseconds
 * @param lastArrival when the subtask that read it got its last record, epoch milliseconds of the
 *     wall clock; {@link Long#MIN_VALUE} before the first
 * @param earliest smallest event time that any partition of the subtask has shown, epoch
 *     milliseconds; series that are measured without events begin there
 */
public record PartitionTime(int partition, long newest, long lastArrival, long earliest) {}
