package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The same step under longer and longer windows: 12 s, and 1, 12, 60 and 288 of them, so that
 * within the hour of events even the longest takes old steps back.
 */
final class Windows extends Scenario {

  private static final int FEATURES = 50;
  private static final int MODELS = 4;
  private static final Duration STEP = Duration.ofSeconds(12);
  private static final Duration SPAN = Duration.ofHours(1);

  Windows() {
    super("windows", "windows of 1, 12, 60 and 288 steps of 12 s, 4 models, array layout");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    long events = rig.settings().events(Layout.ARRAY, FEATURES);
    WorkloadTraffic traffic =
        new WorkloadTraffic(Layout.ARRAY, FEATURES, MODELS, events, SPAN.toMillis(), false, false);
    List<Integer> ratios = rig.settings().shortRun() ? List.of(1, 288) : List.of(1, 12, 60, 288);
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(Questions.limit(Questions.drift(rig, traffic)));
    for (int ratio : ratios) {
      Workload workload = Questions.drift(rig, traffic, STEP, ratio);
      entrants.add(Questions.ours(workload));
    }
    return rig.measure(name(), entrants);
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    return Questions.lastByFirst(rows).stream()
        .mapToObj(
            cost ->
                String.format(
                    Locale.ROOT, "Windows of 288 steps cost %.2f of windows of one.", cost))
        .toList();
  }
}
