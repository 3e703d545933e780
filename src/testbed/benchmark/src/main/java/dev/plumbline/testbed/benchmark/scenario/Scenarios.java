package dev.plumbline.testbed.benchmark.scenario;

import java.util.List;
import java.util.Optional;

/** All benchmarks of the hot path, in the order in which they run. */
public final class Scenarios {

  /** All of them: a new one is one class and one line here. */
  public static final List<Scenario> ALL =
      List.of(
          new Drift(),
          new Windows(),
          new Features(),
          new Skew(),
          new SmallModels(),
          new Join(),
          new Whole(),
          new Checkpoints(),
          new AlertTime());

  private Scenarios() {}

  /** The benchmark of a name. */
  public static Optional<Scenario> named(String name) {
    return ALL.stream().filter(scenario -> scenario.name().equals(name)).findAny();
  }
}
