/**
 * How counts become rolling windows, for every stage that measures: {@link
 * dev.plumbline.job.window.count.CountPanes} counts beside the source, {@link
 * dev.plumbline.job.window.roll.RollWindows} adds panes up behind the shuffle. Both know nothing of
 * what is counted; a stage gives them a {@link dev.plumbline.job.window.count.LocalCounter} and a
 * {@link dev.plumbline.monitoring.measurement.WindowMeasurer}, which may ask for a part of the
 * series' own past to compare a window with.
 */
package dev.plumbline.job.window;
