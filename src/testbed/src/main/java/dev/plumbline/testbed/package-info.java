/**
 * Real Kafka, Flink and schema registry as processes on one machine: the door is {@link
 * dev.plumbline.testbed.LocalCluster}, which runs {@code scripts/cluster} of this repository.
 */
package dev.plumbline.testbed;
