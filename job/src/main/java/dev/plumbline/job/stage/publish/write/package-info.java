/** How records get their bytes and how Flink's sink of Kafka is wrapped. */
package dev.plumbline.job.stage.publish.write;
