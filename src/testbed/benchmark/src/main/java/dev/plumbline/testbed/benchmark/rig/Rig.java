package dev.plumbline.testbed.benchmark.rig;

import dev.plumbline.testbed.LocalCluster;
import dev.plumbline.testbed.benchmark.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One real broker in a process of its own, and a process for each contender of a heat. In a heat
 * each is first proven to find out what it must; then they take turns, A B C A B C, each turn runs
 * on all events and runs on {@value #BASE_EVENTS}: the difference is what the records cost.
 */
public final class Rig implements AutoCloseable {

  /** Records of the run that is taken off, which does everything but read many. */
  public static final long BASE_EVENTS = 1_000;

  /** Records of the run whose findings are counted again. */
  private static final long CHECKED_EVENTS = 4_000;

  /** How much the limit may vary between its turns before its heat says nothing. */
  static final double STEADY = 0.15;

  /** How much of a turn the JVM's compiler may take in the last one that is dropped. */
  private static final double COMPILED = 0.05;

  private static final String LIMIT = "L0";

  private final Settings settings;
  private final Consumer<String> progress;
  private final LocalCluster broker;
  private final Preloader preloader;
  private final Path folder = Path.of(System.getProperty("java.io.tmpdir"), "contenders");
  private final Map<String, RunningContender> running = new LinkedHashMap<>();

  /** Hash of what stood after the first run on all events, by contender and question. */
  private final Map<Entrant, String> found = new HashMap<>();

  /** The contenders whose processes have started enough jobs. */
  private final Set<String> warm = new HashSet<>();

  /** Starts the broker. */
  public Rig(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    progress.accept("starting a broker");
    broker = LocalCluster.start("--kafka-only", "--timeout", "90");
    preloader = new Preloader(broker.kafka(), progress);
  }

  /** How it is run. */
  public Settings settings() {
    return settings;
  }

  /** The broker, {@code host:port}. */
  public String kafka() {
    return broker.kafka();
  }

  /**
   * Measures contenders against each other.
   *
   * @param scenario the benchmark's name, for its rows
   * @param entrants who takes part; nothing is valid without a steady limit {@code L0} among them
   * @return a row each, in their order; none for who is not to take part
   */
  public List<ResultRow> measure(String scenario, List<Entrant> entrants) throws IOException {
    List<Turns> turns = new ArrayList<>();
    for (Entrant entrant : entrants) {
      if (!settings.contenders().isEmpty()
          && !settings.contenders().contains(entrant.contender())) {
        continue;
      }
      Workload workload = share(entrant);
      preloader.prepare(workload);
      preloader.prepare(workload.on(workload.traffic().ofEvents(BASE_EVENTS)));
      turns.add(
          new Turns(
              new Entrant(entrant.contender(), workload),
              settings.turn(),
              found,
              process(entrant)::run));
    }
    for (Turns each : turns) {
      check(scenario, each);
      if (warm.add(each.entrant().contender())) {
        each.warmUp(settings.warmUps());
      }
    }
    for (int repetition = 1; repetition <= settings.repetitions(); repetition++) {
      for (Turns each : turns) {
        each.take(repetition > settings.dropped());
        if (repetition == settings.dropped()) {
          each.settle(COMPILED, settings.moreDropped());
        }
      }
      progress.accept(
          "%s: %d of %d rounds".formatted(scenario, repetition, settings.repetitions()));
    }
    List<Turns> limits =
        turns.stream().filter(each -> each.entrant().contender().equals(LIMIT)).toList();
    boolean steady = !limits.isEmpty() && limits.stream().allMatch(each -> each.isSteady(STEADY));
    List<ResultRow> rows = turns.stream().map(each -> each.row(scenario, steady)).toList();
    if (!settings.shortRun()) {
      stopContenders();
    }
    return rows;
  }

  private static Workload share(Entrant entrant) {
    Workload workload = entrant.workload();
    long events = workload.traffic().events() / Contenders.named(entrant.contender()).share();
    return workload.on(workload.traffic().ofEvents(Math.max(2 * BASE_EVENTS, events)));
  }

  private RunningContender process(Entrant entrant) throws IOException {
    RunningContender process = running.get(entrant.contender());
    if (process == null) {
      process =
          RunningContender.start(
              entrant.contender(), settings.parallelism(), folder, settings.recordings());
      running.put(entrant.contender(), process);
    }
    return process;
  }

  private void check(String scenario, Turns turns) throws IOException {
    Workload workload = turns.entrant().workload();
    long events = Math.min(CHECKED_EVENTS, workload.traffic().events());
    Workload small = workload.on(workload.traffic().ofEvents(events));
    preloader.prepare(small);
    List<String> problems = turns.check(small);
    String verdict = problems.isEmpty() ? "may take part" : "is refused: " + problems;
    progress.accept("%s: %s %s".formatted(scenario, turns.entrant().contender(), verdict));
  }

  private void stopContenders() throws IOException {
    for (RunningContender process : running.values()) {
      process.close();
    }
    running.clear();
    warm.clear();
  }

  @Override
  public void close() throws IOException {
    try {
      stopContenders();
    } finally {
      broker.close();
    }
  }
}
