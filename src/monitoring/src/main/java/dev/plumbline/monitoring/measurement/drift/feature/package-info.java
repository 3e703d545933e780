/**
 * The columns of a model's features: which cell of which column a value counts in, and what the
 * counts of a window are compared with.
 */
package dev.plumbline.monitoring.measurement.drift.feature;
