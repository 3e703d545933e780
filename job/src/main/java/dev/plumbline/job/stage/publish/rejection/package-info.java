/**
 * Rejections to Kafka, cut to what the topic takes; one that the broker refuses costs no other
 * result.
 */
package dev.plumbline.job.stage.publish.rejection;
