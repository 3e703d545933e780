/**
 * From the counts of labelled outcomes to measurements of quality, for each task, with the account
 * of the labels.
 */
package dev.plumbline.monitoring.measurement.quality;
