/**
 * Kafka partitions as Flink sources that wait for the registry, know the ends of their partitions
 * and say when one is silent.
 */
package dev.plumbline.job.stage.ingest.source;
