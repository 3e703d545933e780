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

/** All events of one model, against the same number of twenty. */
final class Skew extends Scenario {

  private static final int FEATURES = 50;
  private static final long HOUR_MS = 3_600_000;

  Skew() {
    super("skew", "one hot model on all partitions against twenty models, array layout");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    long events = rig.settings().events(Layout.ARRAY, FEATURES);
    List<Entrant> entrants = new ArrayList<>();
    for (int models : List.of(20, 1)) {
      WorkloadTraffic traffic =
          new WorkloadTraffic(Layout.ARRAY, FEATURES, models, events, HOUR_MS, false, false);
      Workload workload = Questions.drift(rig, traffic);
      entrants.add(Questions.limit(workload));
      entrants.add(Questions.ours(workload));
    }
    return rig.measure(name(), entrants);
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    return Questions.lastByFirst(rows).stream()
        .mapToObj(cost -> String.format(Locale.ROOT, "One hot model costs %.2f of twenty.", cost))
        .toList();
  }
}
