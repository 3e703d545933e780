package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.workload.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The turns that one entrant has taken in a heat. One that was refused takes no more. */
final class Turns {

  private final Entrant entrant;
  private final RunningContender process;
  private final List<Outcome> runs = new ArrayList<>();
  private final List<Outcome> baseRuns = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  Turns(Entrant entrant, RunningContender process) {
    this.entrant = entrant;
    this.process = process;
  }

  Entrant entrant() {
    return entrant;
  }

  /** Runs a small workload and has it counted again. */
  List<String> check(Workload small) throws IOException {
    problems.addAll(process.run(new Order(small, true)).problems());
    return List.copyOf(problems);
  }

  /** Runs once on a thousand events and once on all. */
  void take(boolean counts) throws IOException {
    if (!problems.isEmpty()) {
      return;
    }
    Workload workload = entrant.workload();
    Workload base = workload.on(workload.traffic().ofEvents(Rig.BASE_EVENTS));
    Outcome baseRun = process.run(new Order(base, false));
    Outcome run = process.run(new Order(workload, false));
    problems.addAll(baseRun.problems());
    problems.addAll(run.problems());
    if (counts) {
      baseRuns.add(baseRun);
      runs.add(run);
    }
  }

  /** Processor time a record, nanoseconds. */
  RunStatistics cpu() {
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
