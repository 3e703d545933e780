/** The ways to do a benchmark's work that are compared, each as a good engineer would tune it. */
package dev.plumbline.testbed.benchmark.contender;
