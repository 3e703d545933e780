package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.workload.Workload;

/**
 * A contender with its question.
 *
 * @param contender its name
 * @param workload the question
 */
public record Entrant(String contender, Workload workload) {}
