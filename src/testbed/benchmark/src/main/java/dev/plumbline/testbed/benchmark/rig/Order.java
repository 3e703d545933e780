package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.workload.Workload;

/**
 * One line that a contender's process is reported: do this once.
 *
 * @param workload what to do
 * @param check whether what is found out is counted again and compared
 */
record Order(Workload workload, boolean check) {}
