/**
 * Kafka as the job and the command line share it: topics with their settings, rights and who needs
 * them, clients that are opened, and sentences for what fails.
 */
package dev.plumbline.kafka;
