/**
 * What the command line does on a Kafka cluster; the door is {@link
 * dev.plumbline.console.kafka.KafkaAccess}, the neighbour is {@code dev.plumbline.console}, whose
 * commands call it.
 */
package dev.plumbline.console.kafka;
