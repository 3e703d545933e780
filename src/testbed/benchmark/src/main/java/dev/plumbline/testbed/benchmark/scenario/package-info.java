/** The benchmarks of the hot path by name: which contenders meet, and over what. */
package dev.plumbline.testbed.benchmark.scenario;
