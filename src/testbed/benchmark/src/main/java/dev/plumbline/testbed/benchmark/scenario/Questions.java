package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** The questions that several benchmarks ask. */
final class Questions {

  /** Step of the windows unless they are what is measured. */
  static final Duration STEP = Duration.ofMinutes(5);

  /** Windows an event belongs to unless that is what is measured. */
  static final int RATIO = 12;

  private Questions() {}

  /** Drift and latency on the heap, without checkpoints. */
  static Workload drift(Rig rig, WorkloadTraffic traffic, Duration step, int ratio) {
    return new Workload(
        traffic,
        Watch.DRIFT,
        step.toMillis() * ratio,
        step.toMillis(),
        rig.settings().parallelism(),
        "hashmap",
        0,
        rig.kafka());
  }

  /** The same by the usual windows: an hour by 5 minutes. */
  static Workload drift(Rig rig, WorkloadTraffic traffic) {
    return drift(rig, traffic, STEP, RATIO);
  }

  /** The rows of ours, in their order, without those that were refused. */
  static List<ResultRow> oursIn(List<ResultRow> rows) {
    return rows.stream()
        .filter(row -> row.contender().equals("plumbline") && row.cpu() != null)
        .toList();
  }

  /** What the last row of ours costs of the first; empty with fewer than two. */
  static OptionalDouble lastByFirst(List<ResultRow> rows) {
    List<ResultRow> ours = oursIn(rows);
    if (ours.size() < 2) {
      return OptionalDouble.empty();
    }
    double last = ours.get(ours.size() - 1).cpu().median();
    return OptionalDouble.of(last / ours.get(0).cpu().median());
  }

  static Entrant limit(Workload workload) {
    return new Entrant("L0", workload);
  }

  static Entrant ours(Workload workload) {
    return new Entrant("plumbline", workload);
  }
}
