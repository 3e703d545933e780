package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The turns that one entrant has taken in a heat. One that was refused takes no more. */
final class Turns {

  private final Entrant entrant;
  private final Function<Order, Outcome> process;
  private final List<Outcome> runs = new ArrayList<>();
  private final List<Outcome> baseRuns = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Turns(Entrant entrant, Function<Order, Outcome> process) {
    this.entrant = entrant;
    this.process = process;
  }

  Entrant entrant() {
    return entrant;
  }

  /** Runs a small workload and has it counted again. */
  List<String> check(Workload small) {
    run(new Order(small, true));
    return List.copyOf(problems);
  }

  /**
   * Runs on a thousand events until what starts a job is compiled: else the compiler's work of
   * seconds falls on any of the runs that are compared.
   */
  void warmUp(int times) {
    Order order = new Order(baseWorkload(), false);
    for (int time = 0; time < times && problems.isEmpty(); time++) {
      run(order);
    }
  }

  private Workload baseWorkload() {
    Workload workload = entrant.workload();
    return workload.on(workload.traffic().ofEvents(Rig.BASE_EVENTS));
  }

  /** Runs once on a thousand events and once on all. */
  void take(boolean counts) {
    if (!problems.isEmpty()) {
      return;
    }
    Outcome baseRun = run(new Order(baseWorkload(), false));
    Outcome run = run(new Order(entrant.workload(), false));
    if (counts && problems.isEmpty()) {
      baseRuns.add(baseRun);
      runs.add(run);
    }
  }

  /** A process that fails takes no more turns; the others go on. */
  private Outcome run(Order order) {
    Outcome outcome = process.apply(order);
    problems.addAll(outcome.problems());
    return outcome;
  }

  /** Whether its runs varied by no more than a share of their median. */
  boolean isSteady(double most) {
    return problems.isEmpty() && cpu().variation() <= most;
  }

  /** Processor time a record, nanoseconds. */
  private RunStatistics cpu() {
    return perRecord(
        runs.stream().map(run -> (double) run.cpuNs()).toList(),
        baseRuns.stream().map(run -> (double) run.cpuNs()).toList());
  }

  private RunStatistics wall() {
    return perRecord(
        runs.stream().map(run -> (double) run.wallNs()).toList(),
        baseRuns.stream().map(run -> (double) run.wallNs()).toList());
  }

  private RunStatistics perRecord(List<Double> all, List<Double> base) {
    double taken = RunStatistics.of(base).median();
    double records = entrant.workload().traffic().events() - Rig.BASE_EVENTS;
    return RunStatistics.of(all.stream().map(run -> (run - taken) / records).toList());
  }

  Row row(String scenario, boolean steady) {
    if (!problems.isEmpty()) {
      return new Row(scenario, entrant, null, null, 0, false, "", problems, Map.of());
    }
    String hash = runs.get(runs.size() - 1).hash();
    return new Row(
        scenario, entrant, cpu(), wall(), runs.size(), steady, hash, List.of(), Map.of());
  }
}
