/** How long an alert takes, on a real broker and in real time. */
package dev.plumbline.testbed.benchmark.latency;
