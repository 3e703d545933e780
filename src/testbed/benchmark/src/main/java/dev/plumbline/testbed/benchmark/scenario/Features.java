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

/** From 10 to 2,000 features: what one more feature costs. */
final class Features extends Scenario {

  private static final int MODELS = 4;
  private static final long HOUR_MS = 3_600_000;

  Features() {
    super("features", "10 to 2,000 features, both layouts: what a feature value costs");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    List<ResultRow> rows = new ArrayList<>();
    List<Integer> numbers =
        rig.settings().shortRun() ? List.of(10, 500) : List.of(10, 50, 100, 500, 2_000);
    for (Layout layout : Layout.values()) {
      List<Entrant> entrants = new ArrayList<>();
      for (int features : numbers) {
        long events = rig.settings().events(layout, features);
        WorkloadTraffic traffic =
            new WorkloadTraffic(layout, features, MODELS, events, HOUR_MS, false, false);
        Workload workload = Questions.drift(rig, traffic);
        entrants.add(Questions.limit(workload));
        entrants.add(Questions.ours(workload));
      }
      rows.addAll(rig.measure(name(), entrants));
    }
    return rows;
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    List<String> sentences = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      List<ResultRow> ours =
          Questions.oursIn(rows).stream()
              .filter(row -> row.workload().traffic().layout() == layout)
              .toList();
      if (ours.size() > 1) {
        CostLine line = CostLine.through(ours);
        sentences.add(
            String.format(
                Locale.ROOT,
                "%s: %.0f ns an event and %.1f ns a feature value by least squares; no row is off that by more"
                    + " than %.0f %%.",
                layout.label(),
                line.event(),
                line.value(),
                100 * line.farthest(ours)));
      }
    }
    return sentences;
  }
}
