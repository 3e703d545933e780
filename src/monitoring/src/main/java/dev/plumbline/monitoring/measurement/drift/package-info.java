/**
 * From the counts of features to measurements of drift and data quality against a reference. Start
 * at {@link dev.plumbline.monitoring.measurement.drift.DriftMeasurer}.
 */
package dev.plumbline.monitoring.measurement.drift;
