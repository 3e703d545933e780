/**
 * What the contenders of a benchmark are asked to do, and the events they do it on: the same bytes
 * whoever generates them.
 */
package dev.plumbline.testbed.benchmark.workload;
