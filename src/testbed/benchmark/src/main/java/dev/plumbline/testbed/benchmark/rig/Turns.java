package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.benchmark.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The turns that one entrant has taken in a heat. One that was refused takes no more.
 *
 * <p>A turn is a run on a thousand events and one on all, again and again until both together have
 * used the processor for a given time: a single run of who is cheap is over before chance evens
 * out, and too soon for its process to be compiled after the turns that are dropped. A turn's
 * figure is the mean of its runs, less the mean of all runs on a thousand events.
 */
final class Turns {

  private final Entrant entrant;
  private final Duration length;
  private final Map<Entrant, String> found;
  private final Function<Order, RunOutcome> process;
  private final List<List<RunOutcome>> turns = new ArrayList<>();
  private final List<RunOutcome> baseRuns = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private double compiling;

  /**
   * Turns of an entrant.
   *
   * @param length processor time that each uses at least
   * @param found hash of what stood after a run, by contender and question; is added to
   * @param process runs once
   */
  Turns(
      Entrant entrant,
      Duration length,
      Map<Entrant, String> found,
      Function<Order, RunOutcome> process) {
    this.entrant = entrant;
    this.length = length;
    this.found = found;
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

  /** Takes a turn, whose figures count or do not. */
  void take(boolean counts) {
    List<RunOutcome> base = new ArrayList<>();
    List<RunOutcome> all = new ArrayList<>();
    long used = 0;
    while (used < length.toNanos() && problems.isEmpty()) {
      base.add(run(new Order(baseWorkload(), false)));
      all.add(run(new Order(entrant.workload(), false)));
      compare(last(all).hash());
      used += last(base).cpuNs() + last(all).cpuNs();
    }
    compiling = more(all, base, RunOutcome::compileNs) / more(all, base, RunOutcome::cpuNs);
    if (counts && problems.isEmpty()) {
      baseRuns.addAll(base);
      turns.add(all);
    }
  }

  /** What runs on all events took beyond those on a thousand. */
  private static double more(
      List<RunOutcome> all, List<RunOutcome> base, ToLongFunction<RunOutcome> time) {
    return all.stream().mapToLong(time).sum() - base.stream().mapToLong(time).sum();
  }

  /**
   * Takes turns that do not count as long as the JVM's compiler works for more than a share of the
   * processor time of one, beyond what it does for every job that starts: a job that has run for
   * minutes is not compiled any more.
   *
   * @param most share of the turn before
   * @param atMost how many turns
   */
  void settle(double most, int atMost) {
    for (int turn = 0; turn < atMost && problems.isEmpty() && compiling > most; turn++) {
      take(false);
    }
  }

  private static RunOutcome last(List<RunOutcome> runs) {
    return runs.get(runs.size() - 1);
  }

  /** A process that fails takes no more turns; the others go on. */
  private RunOutcome run(Order order) {
    RunOutcome outcome = process.apply(order);
    problems.addAll(outcome.problems());
    return outcome;
  }

  /** Whoever is asked the same twice has to find out the same. */
  private void compare(String hash) {
    String before = found.putIfAbsent(question(), hash);
    if (problems.isEmpty() && before != null && !before.equals(hash)) {
      problems.add(
          "what stood after a run has the hash %s, and %s after another".formatted(hash, before));
    }
  }

  private Entrant question() {
    return new Entrant(entrant.contender(), entrant.workload().question());
  }

  /** Whether its turns varied by no more than a share of their median. */
  boolean isSteady(double most) {
    return problems.isEmpty() && cpu().variation() <= most;
  }

  /** Processor time a record, nanoseconds. */
  private RunStatistics cpu() {
    return perRecord(RunOutcome::cpuNs);
  }

  private RunStatistics wall() {
    return perRecord(RunOutcome::wallNs);
  }

  private RunStatistics perRecord(ToLongFunction<RunOutcome> time) {
    double taken = mean(baseRuns, time);
    double records = entrant.workload().traffic().events() - Rig.BASE_EVENTS;
    return RunStatistics.of(
        turns.stream().map(runs -> (mean(runs, time) - taken) / records).toList());
  }

  private static double mean(List<RunOutcome> runs, ToLongFunction<RunOutcome> time) {
    return runs.stream().mapToLong(time).average().orElseThrow();
  }

  ResultRow row(String scenario, boolean steady) {
    if (!problems.isEmpty()) {
      return new ResultRow(scenario, entrant, null, null, 0, false, "", problems, Map.of());
    }
    int runs = turns.stream().mapToInt(List::size).sum();
    String hash = found.get(question());
    return new ResultRow(scenario, entrant, cpu(), wall(), runs, steady, hash, List.of(), Map.of());
  }
}
