package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.time.Duration;

/** The question that asks for everything: segments, categories, data quality, quality, rules. */
final class Everything {

  private static final int FEATURES = 50;
  private static final int MODELS = 20;
  private static final long HOUR_MS = 3_600_000;

  private Everything() {}

  /** Enriched predictions, each with its label. */
  static WorkloadTraffic traffic(Rig rig, Layout layout) {
    long events = rig.settings().events(layout, FEATURES);
    return new WorkloadTraffic(layout, FEATURES, MODELS, events, HOUR_MS, true, true);
  }

  /** The question by the usual windows; an interval of zero means no checkpoints. */
  static Workload about(
      WorkloadTraffic traffic, Rig rig, String stateBackend, Duration checkpoints) {
    return new Workload(
        traffic,
        Watch.EVERYTHING,
        Questions.STEP.toMillis() * Questions.RATIO,
        Questions.STEP.toMillis(),
        rig.settings().parallelism(),
        stateBackend,
        checkpoints.toMillis(),
        rig.kafka());
  }
}
