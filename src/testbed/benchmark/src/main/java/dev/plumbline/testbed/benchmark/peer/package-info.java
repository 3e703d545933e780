/** Contenders that a user could write on Flink alone: in SQL, and with its interval join. */
package dev.plumbline.testbed.benchmark.peer;
