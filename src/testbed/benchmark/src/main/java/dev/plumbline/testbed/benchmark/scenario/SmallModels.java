package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.rig.Row;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Traffic;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * 2,000 models with 33 events a step each, beside 4 models with as many events in all: the
 * difference is what a step of a model costs, whatever happens in it.
 */
final class SmallModels implements Scenario {

  private static final int FEATURES = 50;
  private static final int FEW = 4;
  private static final int MANY = 2_000;
  private static final int EVENTS_A_STEP = 33;

  @Override
  public String name() {
    return "small-models";
  }

  @Override
  public String description() {
    return "2,000 models with 33 events in 5 minutes each: what a step of a model costs";
  }

  @Override
  public List<Row> run(Rig rig) throws IOException {
    int models = rig.settings().shortRun() ? MANY / 10 : MANY;
    long steps = steps(rig, models);
    long events = models * steps * EVENTS_A_STEP;
    Workload many = workload(rig, models, events, steps);
    Workload few = workload(rig, FEW, events, steps);
    return rig.measure(
        name(),
        List.of(
            Questions.limit(few),
            Questions.ours(few),
            Questions.limit(many),
            Questions.ours(many)));
  }

  /** As many as fit into the number of events, an hour at most. */
  private static long steps(Rig rig, int models) {
    long fitting = rig.settings().events(Layout.ARRAY, FEATURES) / (models * EVENTS_A_STEP);
    return Math.max(2, Math.min(Questions.RATIO, fitting));
  }

  private static Workload workload(Rig rig, int models, long events, long steps) {
    long span = steps * Questions.STEP.toMillis();
    return Questions.drift(
        rig, new Traffic(Layout.ARRAY, FEATURES, models, events, span, false, false));
  }

  @Override
  public List<String> conclusions(List<Row> rows) {
    List<Row> ours = Questions.oursIn(rows);
    if (ours.size() < 2) {
      return List.of();
    }
    Row few = ours.get(0);
    Row many = ours.get(1);
    double more = many.cpu().median() - few.cpu().median();
    return List.of(
        String.format(
            Locale.ROOT,
            "A step of a small model costs %.2f µs a feature.",
            more * EVENTS_A_STEP / FEATURES / 1_000));
  }
}
