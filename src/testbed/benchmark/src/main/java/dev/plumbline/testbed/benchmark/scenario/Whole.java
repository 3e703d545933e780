package dev.plumbline.testbed.benchmark.scenario;

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
import java.util.Optional;

/** Everything that a monitor can ask for, on both state backends, against reading both topics. */
final class Whole extends PairScenario {

  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

  Whole() {
    super(
        "whole",
        "everything on: 50 numeric and 4 categorical features, two segments, data quality,"
            + " quality from a label each, rules, checkpoints every 10 s");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    List<ResultRow> rows = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      WorkloadTraffic traffic = Everything.traffic(rig, layout);
      Workload onHeap = Everything.about(traffic, rig, "hashmap", CHECKPOINTS);
      Workload onDisk = Everything.about(traffic, rig, "rocksdb", CHECKPOINTS);
      rows.addAll(
          rig.measure(
              name(),
              List.of(Questions.limit(onHeap), Questions.ours(onHeap), Questions.ours(onDisk))));
    }
    return rows;
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    List<String> sentences = new ArrayList<>();
    for (ResultRow ours : rows) {
      Optional<ResultRow> limit = CostTable.limitOf(ours, rows);
      if (ours.contender().equals("plumbline") && ours.cpu() != null && limit.isPresent()) {
        sentences.add(
            String.format(
                Locale.ROOT,
                "%s, %s: %.2f of the throughput of reading both topics; %,.0f pairs/s a core.",
                ours.workload().traffic().layout().label(),
                ours.workload().stateBackend(),
                limit.get().cpu().median() / ours.cpu().median(),
                PairTable.pairsASecond(ours)));
      }
    }
    return sentences;
  }
}
