/**
 * What is counted, and what it is counted in: {@link dev.plumbline.monitoring.event.Prediction} and
 * {@link dev.plumbline.monitoring.event.Outcome}; {@link
 * dev.plumbline.monitoring.event.SeriesDefinition}, one model, version and segment with the
 * revision of the monitor that asks for it; and what cannot be counted, {@link
 * dev.plumbline.monitoring.event.Rejection}. Records without knowledge of Flink or Kafka.
 */
package dev.plumbline.monitoring.event;
