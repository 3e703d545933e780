/**
 * How contenders are measured: one real broker, a process for each contender, turns taken one after
 * the other, and what their figures are worth. Enter by {@link
 * dev.plumbline.testbed.benchmark.rig.Rig}.
 */
package dev.plumbline.testbed.benchmark.rig;
