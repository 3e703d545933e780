/**
 * What is counted and about what: predictions, outcomes, and the series of a model, version and
 * segment that they count in. Records without knowledge of Flink or Kafka.
 */
package dev.plumbline.monitoring.event;
