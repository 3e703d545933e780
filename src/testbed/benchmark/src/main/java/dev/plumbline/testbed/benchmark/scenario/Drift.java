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
import java.util.Optional;
import java.util.Set;

/** Drift of 50 features and latency: every way to do it, and the limits of reading. */
final class Drift extends Scenario {

  private static final int FEATURES = 50;
  private static final List<String> CONTENDERS = List.of("L0", "L1", "P1", "P3", "plumbline");

  /** The limit is reported the other way round, and ours is what the others are compared with. */
  private static final Set<String> UNCOMPARED = Set.of("L0", "plumbline");

  Drift() {
    super(
        "drift",
        "drift of 50 features and latency, windows of an hour by 5 minutes: all contenders, both layouts");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    List<ResultRow> rows = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      long events = rig.settings().events(layout, FEATURES);
      Workload workload = Questions.drift(rig, WorkloadTraffic.plain(layout, FEATURES, events));
      rows.addAll(
          rig.measure(name(), CONTENDERS.stream().map(who -> new Entrant(who, workload)).toList()));
    }
    return rows;
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    List<String> sentences = new ArrayList<>();
    for (ResultRow ours : Questions.oursIn(rows)) {
      Optional<ResultRow> limit = CostTable.limitOf(ours, rows);
      if (limit.isPresent()) {
        double cost = ours.cpu().median();
        sentences.add(
            String.format(
                Locale.ROOT,
                "%s: %.2f of the limit's throughput; %.1f ns a feature value.",
                layout(ours),
                limit.get().cpu().median() / cost,
                cost / FEATURES));
      }
      rows.stream()
          .filter(row -> !UNCOMPARED.contains(row.contender()) && row.cpu() != null)
          .filter(row -> layout(row).equals(layout(ours)))
          .forEach(
              row ->
                  sentences.add(
                      "%s: %s costs %s times ours."
                          .formatted(
                              layout(row),
                              row.contender(),
                              CostTable.ratio(row, Optional.of(ours)))));
    }
    return sentences;
  }

  private static String layout(ResultRow row) {
    return row.workload().traffic().layout().label();
  }
}
