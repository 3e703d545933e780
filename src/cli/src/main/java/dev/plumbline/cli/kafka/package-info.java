/**
 * Kafka as commands use it: topics created, read and written, and rights checked, with sentences
 * for what fails.
 */
package dev.plumbline.cli.kafka;
