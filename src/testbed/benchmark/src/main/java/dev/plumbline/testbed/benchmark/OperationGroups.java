package dev.plumbline.testbed.benchmark;

import java.util.List;
import java.util.Optional;

/** All groups of JMH benchmarks: a new one is one class and one line here. */
final class OperationGroups {

  private static final List<OperationCosts> ALL =
      List.of(
          new AccumulatorBenchmark(),
          new CountingBenchmark(),
          new CrossingBenchmark(),
          new DecodingBenchmark(),
          new ReportingBenchmark());

  private OperationGroups() {}

  /** The group of a name. */
  static Optional<OperationCosts> named(String name) {
    return ALL.stream().filter(group -> group.group().equals(name)).findAny();
  }
}
