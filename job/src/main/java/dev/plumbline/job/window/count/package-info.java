/**
 * Counting before the shuffle: each subtask counts what it sees of a pane, one row of counts a
 * series.
 */
package dev.plumbline.job.window.count;
