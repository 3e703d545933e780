/**
 * Windows of each series after the shuffle: panes added, taken back, reported, revised and retired.
 */
package dev.plumbline.job.window.roll;
