/**
 * Events to bytes to Kafka: {@link dev.plumbline.job.stage.publish.KafkaSinks} makes the sinks, the
 * classes beside it give each event its Avro shape. What is written is told in the contracts of the
 * module {@code schemas}.
 */
package dev.plumbline.job.stage.publish;
