/**
 * How far features and answers are from their reference, and how complete and plausible they are:
 * {@link dev.plumbline.job.stage.drift.MeasureDrift} is the door. Columns are counted where they
 * are read, in the cells of the profile or in a grid that needs none ({@code FeatureCells}); behind
 * the shuffle windows of counts are compared with a {@code SeriesReference}: the profile, or a part
 * of the series' own past. {@code DriftPlan} says what is measured, {@code DriftMeasures} and
 * {@code DataQualityMeasures} measure one column, {@code WindowDrift} all of them together.
 */
package dev.plumbline.job.stage.drift;
