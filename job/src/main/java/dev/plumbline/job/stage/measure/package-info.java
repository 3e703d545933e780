/**
 * How much, how fast and how right: {@link dev.plumbline.job.stage.measure.MeasureVolume} counts
 * predictions and latency before any label is there, {@link
 * dev.plumbline.job.stage.measure.MeasureQuality} counts outcomes when labels have come. Rules over
 * what they measure are judged in {@code evaluate}.
 */
package dev.plumbline.job.stage.measure;
