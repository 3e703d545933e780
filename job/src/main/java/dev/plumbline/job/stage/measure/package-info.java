/**
 * How much, how fast and how right: {@link dev.plumbline.job.stage.measure.MeasureVolume} counts
 * predictions and latency before any label is there, {@link
 * dev.plumbline.job.stage.measure.MeasureQuality} counts outcomes when labels have come, {@link
 * dev.plumbline.job.stage.measure.MeasureCohorts} the same by the time of the prediction. The
 * numbers come from {@code dev.plumbline.monitoring.measurement}; rules over them are judged in
 * {@code evaluate}.
 */
package dev.plumbline.job.stage.measure;
