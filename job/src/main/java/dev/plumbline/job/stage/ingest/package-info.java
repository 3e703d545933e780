/**
 * From bytes to events: decodes predictions and labels, decides what is rejected and what is late,
 * keeps event time, and knows which monitor is in force. {@link
 * dev.plumbline.job.stage.ingest.IngestPredictions} and {@link
 * dev.plumbline.job.stage.ingest.IngestLabels} are the doors; what they send is in {@code wire} and
 * in the events of {@code dev.plumbline.monitoring}.
 */
package dev.plumbline.job.stage.ingest;
