package dev.plumbline.testbed.benchmark.scenario;

import dev.plumbline.testbed.benchmark.rig.Entrant;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.workload.Layout;
import dev.plumbline.testbed.benchmark.workload.WorkloadTraffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Everything on, without checkpoints, and with one every 10 s and every second: a run may be over
 * before ten seconds are, and what a checkpoint costs is seen best when there are many.
 */
final class Checkpoints extends PairScenario {

  private static final List<Duration> INTERVALS =
      List.of(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(1));

  Checkpoints() {
    super(
        "checkpoints",
        "everything on, array layout: without checkpoints, and with one every 10 s and every second");
  }

  @Override
  public List<ResultRow> run(Rig rig) throws IOException {
    WorkloadTraffic traffic = Everything.traffic(rig, Layout.ARRAY);
    List<Entrant> entrants = new ArrayList<>();
    entrants.add(Questions.limit(Everything.about(traffic, rig, "hashmap", Duration.ZERO)));
    for (String backend : List.of("hashmap", "rocksdb")) {
      for (Duration interval : INTERVALS) {
        entrants.add(Questions.ours(Everything.about(traffic, rig, backend, interval)));
      }
    }
    return rig.measure(name(), entrants);
  }

  @Override
  public List<String> conclusions(List<ResultRow> rows) {
    List<ResultRow> ours = Questions.oursIn(rows);
    List<String> sentences = new ArrayList<>();
    for (ResultRow without : ours) {
      if (without.workload().checkpointMs() == 0) {
        ours.stream()
            .filter(with -> with.workload().checkpointMs() > 0)
            .filter(with -> backend(with).equals(backend(without)))
            .forEach(with -> sentences.add(more(with, without)));
      }
    }
    return sentences;
  }

  private static String more(ResultRow with, ResultRow without) {
    return String.format(
        Locale.ROOT,
        "%s: checkpoints every %d s cost %.1f %% more.",
        backend(with),
        with.workload().checkpointMs() / 1_000,
        100 * (with.cpu().median() / without.cpu().median() - 1));
  }

  private static String backend(ResultRow row) {
    return row.workload().stateBackend();
  }
}
