package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 2,000 models with 33 events a step each, beside 4 models with as many events in all, each for a
 * quarter of the steps and for all of them: the difference of differences is what a step of a model
 * costs, whatever happens in it, without what it costs to start the model.
 */
final class SmallModels extends Scenario {

  private static final int FEATURES = 50;
  private static final int FEW = 4;
  private static final int MANY = 2_000;
  private static final int EVENTS_A_STEP = 33;

  SmallModels() {
    super(
        "small-models",
        "2,000 models with 33 events in 5 minutes each: what a step of a model costs");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    int models = rig.settings().shortRun() ? MANY / 10 : MANY;
    long steps = steps(rig, models);
    List<Entrant> entrants = new ArrayList<>();
    for (int of : new int[] {FEW, models}) {
      entrants.add(Questions.limit(workload(rig, of, models, steps)));
      entrants.add(Questions.ours(workload(rig, of, models, steps / 4)));
      entrants.add(Questions.ours(workload(rig, of, models, steps)));
    }
    return rig.measure(name(), entrants);
  }

  /** As many as fit into the number of events, an hour at most. */
  private static long steps(Rig rig, int models) {
    long fitting = rig.settings().events(Layout.ARRAY, FEATURES) / (models * EVENTS_A_STEP);
    return Math.max(4, Math.min(Questions.RATIO, fitting));
  }

  private static Workload workload(Rig rig, int models, int most, long steps) {
    long events = most * steps * EVENTS_A_STEP;
    long span = steps * Questions.STEP.toMillis();
    return Questions.drift(
        rig, new WorkloadTraffic(Layout.ARRAY, FEATURES, models, events, span, false, false));
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    List<ResultRow> ours = Questions.oursIn(rows);
    if (ours.size() < 4) {
      return List.of();
    }
    double step = StepCost.of(ours.get(0), ours.get(1), ours.get(2), ours.get(3));
    return List.of(
        String.format(
            Locale.ROOT,
            "A step of a small model costs %.2f µs a feature, its start not counted.",
            step / FEATURES / 1_000));
  }
}
