package dev.plumbline.testbed.benchmark.contender;

import dev.plumbline.testbed.benchmark.workload.Workload;
import java.util.List;

/** Counts the events of a workload again, in the plainest way, and compares what was reported. */
public interface ContenderRecount {

  /**
   * What is wrong with the readings, one sentence each; empty when they say what they must within
   * the stated bounds.
   *
   * @param readings in the order in which they were reported: of two about the same, the later
   *     counts
   */
  List<String> problems(List<ContenderReading> readings);

  /** The recount of a workload's question. */
  static ContenderRecount of(Workload workload) {
    return switch (workload.watch()) {
      case DRIFT, EVERYTHING -> new DriftRecount(workload);
      case JOIN -> new JoinRecount(workload);
    };
  }
}
