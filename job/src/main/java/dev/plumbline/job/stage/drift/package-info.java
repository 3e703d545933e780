/**
 * How far the features are from the training data: {@link
 * dev.plumbline.job.stage.drift.MeasureDrift} is the door. Features are counted in the bins of the
 * profile where they are read; windows of counts are compared with the profile's behind the
 * shuffle.
 */
package dev.plumbline.job.stage.drift;
