/**
 * How far features and answers are from their reference, and how complete and plausible they are:
 * {@link dev.plumbline.job.stage.drift.MeasureDrift} is the door. Columns are counted where they
 * are read, windows of counts are compared behind the shuffle. Both are plain classes of {@code
 * dev.plumbline.monitoring.measurement.drift}; here is what joins them to Flink.
 */
package dev.plumbline.job.stage.drift;
