package dev.plumbline.testbed.benchmark.significance;

/**
 * How often a fixed limit on psi is passed without drift.
 *
 * @param feature the feature's label
 * @param reference size of the reference
 * @param window size of the window
 * @param above01 share of windows with psi &gt; 0.1
 * @param above02 share of windows with psi &gt; 0.2
 */
record FixedLimitRow(String feature, int reference, int window, double above01, double above02) {}
