/**
 * From the counts of predictions to measurements of volume, latency, answers and estimated quality.
 */
package dev.plumbline.monitoring.measurement.volume;
