/**
 * The Flink job. Read on in {@link dev.plumbline.job.MonitoringPipeline}, which is the whole
 * dataflow on one page; {@link dev.plumbline.job.MonitoringJob} is the main that gives it its ends.
 */
package dev.plumbline.job;
