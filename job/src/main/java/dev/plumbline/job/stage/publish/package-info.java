/**
 * What comes out of the job, to Kafka or as lines: {@link
 * dev.plumbline.job.stage.publish.KafkaSinks} makes the sinks. Alerts and rejections have packages
 * of their own for what must not be lost or repeated, {@code write} gives each record its Avro
 * shape and its bytes. What is written is described in the contracts of the module {@code schemas}.
 */
package dev.plumbline.job.stage.publish;
