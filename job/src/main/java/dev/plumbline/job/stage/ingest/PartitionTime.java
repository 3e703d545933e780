package dev.plumbline.job.stage.ingest;

/**
 * How far a partition has come in event time; checkpointed, so that lateness is judged the same
 * after a failover.
 *
 * @param partition number of the partition
 * @param newest largest event time seen, epoch milliseconds
 */
public record PartitionTime(int partition, long newest) {}
