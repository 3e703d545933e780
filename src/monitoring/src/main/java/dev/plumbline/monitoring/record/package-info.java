/**
 * Results as records of the contract and back: what {@link dev.plumbline.schemas.record.RecordWriter}
 * writes and {@link dev.plumbline.schemas.record.RecordReader} reads is an {@link
 * dev.plumbline.monitoring.alert.Alert} or a {@link
 * dev.plumbline.monitoring.measurement.Measurement} here. Knows no Kafka: headers are names and
 * values.
 */
package dev.plumbline.monitoring.record;
