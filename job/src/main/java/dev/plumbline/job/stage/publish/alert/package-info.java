/**
 * Alerts to Kafka, exactly once, held back until it is known what was published before a failure.
 */
package dev.plumbline.job.stage.publish.alert;
