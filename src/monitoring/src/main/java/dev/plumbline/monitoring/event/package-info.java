/**
 * What is counted and about what: predictions, outcomes, and the series of a model, version and
 * segment that they count in; and what cannot be counted: rejections. Records without knowledge of
 * Flink or Kafka.
 */
package dev.plumbline.monitoring.event;
