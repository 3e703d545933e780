/**
 * Benchmarks that are run by hand, one name each: {@code scripts/bench}. Enter by {@link
 * dev.plumbline.testbed.benchmark.Bench}.
 */
package dev.plumbline.testbed.benchmark;
