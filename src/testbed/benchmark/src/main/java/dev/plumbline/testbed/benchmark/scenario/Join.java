package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.Watch;
import dev.plumbline.testbed.benchmark.workload.Workload;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Predictions without features and a label each: Flink's interval join against ours, each between
 * its own reading of both topics and the same tally of pairs.
 */
final class Join extends PairScenario {

  private static final int MODELS = 20;
  private static final long HOUR_MS = 3_600_000;
  private static final List<String> BACKENDS = List.of("hashmap", "rocksdb");

  Join() {
    super(
        "join",
        "predictions and their labels brought together and counted by class: Flink's interval join, ours");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    long events = rig.settings().events() / 2;
    WorkloadTraffic traffic =
        new WorkloadTraffic(Layout.MAP, 0, MODELS, events, HOUR_MS, false, true);
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(Questions.limit(workload(rig, traffic, BACKENDS.get(0))));
    for (String backend : BACKENDS) {
      Workload workload = workload(rig, traffic, backend);
      entrants.add(new Entrant("P5", workload));
      entrants.add(Questions.ours(workload));
    }
    return rig.measure(name(), entrants);
  }

  private static Workload workload(Rig rig, WorkloadTraffic traffic, String backend) {
    return new Workload(
        traffic,
        Watch.JOIN,
        Questions.STEP.toMillis(),
        Questions.STEP.toMillis(),
        rig.settings().parallelism(),
        backend,
        0,
        rig.kafka());
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    List<String> sentences = new ArrayList<>();
    for (ResultRow peer : rows) {
      Optional<ResultRow> ours = CostTable.oursOf(peer, rows);
      Optional<ResultRow> limit = CostTable.limitOf(peer, rows);
      if (peer.contender().equals("P5")
          && peer.cpu() != null
          && ours.isPresent()
          && limit.isPresent()) {
        double read = limit.get().cpu().median();
        double theirs = peer.cpu().median();
        double own = ours.get().cpu().median();
        sentences.add(
            String.format(
                Locale.ROOT,
                "%s: the interval join costs %.1f times ours, and %.1f times without the reading of bytes.",
                peer.workload().stateBackend(),
                theirs / own,
                (theirs - read) / (own - read)));
      }
    }
    return sentences;
  }
}
