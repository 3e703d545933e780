package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.testbed.benchmark.workload.Workload;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One way to do a benchmark's work on Flink. It reads the workload's topics from their beginnings
 * to their present ends and tells the rig's {@link ContenderResults} what it found, so that it can
 * be held against a plain recount before it is measured.
 */
public interface Contender {

  /** As in tables: {@code L0}, {@code P1}, {@code plumbline}. */
  String name();

  /**
   * Attaches the whole job; the rig executes it.
   *
   * @param environment with the workload's parallelism, state backend and checkpoints, object reuse
   *     on
   * @param results takes what is found out; a contender that is no more than a limit tells nothing
   */
  void attach(StreamExecutionEnvironment environment, Workload workload, ContenderResults results)
      throws Exception;

  /** False for a limit, which reads and finds out nothing. */
  default boolean reports() {
    return true;
  }

  /** One of so many events is enough to measure it: more than 1 for those that are slow. */
  default int share() {
    return 1;
  }
}
