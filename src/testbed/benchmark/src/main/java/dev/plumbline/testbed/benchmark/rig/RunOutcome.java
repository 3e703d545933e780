package dev.plumbline.testbed.benchmark.rig;

import java.util.List;

/**
 * One line that a contender's process answers.
 *
 * @param cpuNs processor time of the whole process, nanoseconds
 * @param compileNs how long the JVM's compiler worked meanwhile, nanoseconds
 * @param wallNs from the submission of the job to its end, nanoseconds
 * @param reported how much it reported
 * @param hash hash of what stands of it in the end
 * @param problems what it reported wrongly, or why it failed; empty when all is well
 */
public record RunOutcome(
    long cpuNs, long compileNs, long wallNs, long reported, String hash, List<String> problems) {

  /** The outcome of a run that failed. */
  static RunOutcome failed(String why) {
    return new RunOutcome(0, 0, 0, 0, "", List.of(why));
  }
}
