/**
 * Results as records of the contract and back: {@link dev.plumbline.monitoring.record.ResultReader}
 * reads the alerts and measurements that their {@link dev.plumbline.monitoring.record.AvroShape}
 * wrote, {@link dev.plumbline.monitoring.record.DeadLetterReader} reads rejections. Knows no Kafka:
 * headers are names and values.
 */
package dev.plumbline.monitoring.record;
