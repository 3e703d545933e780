/**
 * The columns of a model's features: which cell of which column a value counts in, and what the
 * counts of a window are compared with. Start at {@link
 * dev.plumbline.monitoring.measurement.drift.feature.FeatureCells} for the first and at {@link
 * dev.plumbline.monitoring.measurement.drift.feature.SeriesReference} for the second.
 */
package dev.plumbline.monitoring.measurement.drift.feature;
