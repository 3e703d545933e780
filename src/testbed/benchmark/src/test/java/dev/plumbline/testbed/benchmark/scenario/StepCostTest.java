package dev.plumbline.testbed.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.RunStatistics;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepCostTest {

  private static final long STEP_MS = 60_000;
  private static final double EVENT_NS = 2_000;
  private static final double START_NS = 3e6;
  private static final double STEP_NS = 250_000;

  /** A run of 1,000 events a step, beside the thousand that are taken off. */
  private static ResultRow row(int models, int steps) {
    long events = 1_000L * steps;
    WorkloadTraffic traffic =
        new WorkloadTraffic(
            Layout.ARRAY, 50, models, 1_000 + events, steps * STEP_MS, false, false);
    double time = events * EVENT_NS + models * START_NS + models * steps * STEP_NS;
    RunStatistics cpu = new RunStatistics(0, time / events, 0);
    Workload workload = new Workload(traffic, Watch.DRIFT, STEP_MS, STEP_MS, 1, "hashmap", 0, "");
    return new ResultRow(
        "small", new Entrant("plumbline", workload), cpu, cpu, 3, true, "", List.of(), Map.of());
  }

  @Test
  void countsNeitherEventsNorTheStartOfModels() {
    // Given / When
    double cost = StepCost.of(row(4, 3), row(4, 12), row(2_000, 3), row(2_000, 12));

    // Then
    assertThat(cost).isEqualTo(STEP_NS, within(1e-3));
  }
}
