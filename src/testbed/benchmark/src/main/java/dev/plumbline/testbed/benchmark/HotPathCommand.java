package dev.plumbline.testbed.benchmark;

import dev.plumbline.testbed.benchmark.file.JsonFile;
import dev.plumbline.testbed.benchmark.rig.ResultRow;
import dev.plumbline.testbed.benchmark.rig.Rig;
import dev.plumbline.testbed.benchmark.rig.Settings;
import dev.plumbline.testbed.benchmark.scenario.Scenario;
import dev.plumbline.testbed.benchmark.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what an event costs, ours beside other ways to do the same, on a real broker. */
@Command(
    name = "scripts/bench",
    mixinStandardHelpOptions = true,
    description = {
      "What an event costs: processor time of the whole process a record, ours and others in one run, each first",
      "proven to find out the same. Without a name all of them. Exit: 0 done, 1 a contender was refused or failed,",
      "2 usage."
    })
final class HotPathCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "Which benchmarks; all when none is given.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--short", description = "200,000 events, 4 repetitions: shows that it runs.")
  private boolean shortRun;

  @Option(names = "--json", paramLabel = "FILE", description = "All rows as an array.")
  private Path json;

  @Option(
      names = "--publish",
      paramLabel = "FOLDER",
      description = "Writes performance-tables.md and performance.json there.")
  private Path publish;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events in the array layout with 50 features; default 1000000.")
  private Long events;

  @Option(names = "--repetitions", paramLabel = "N", description = "Default 6; half is dropped.")
  private Integer repetitions;

  @Option(names = "--parallelism", paramLabel = "N", description = "Default 1.")
  private Integer parallelism;

  @Option(
      names = "--require",
      paramLabel = "CONTENDER=TIMES",
      description = "Exit 1 unless ours costs at most one TIMES-th of the contender's.")
  private Map<String, Double> required = new TreeMap<>();

  @Option(
      names = "--contenders",
      paramLabel = "NAME",
      split = ",",
      description = "Who takes part, such as L0,plumbline; default: all.")
  private Set<String> contenders = Set.of();

  @Option(
      names = "--record",
      paramLabel = "FOLDER",
      description = "A flight recording of each contender.")
  private Path record;

  @Override
  public Integer call() throws IOException {
    Locale.setDefault(Locale.ROOT);
    List<Scenario> scenarios = new ArrayList<>();
    for (String name : names) {
      Optional<Scenario> named = Scenarios.named(name);
      if (named.isEmpty()) {
        System.err.printf("scripts/bench: there is no benchmark '%s'%n", name);
        return 2;
      }
      scenarios.add(named.get());
    }
    Map<Scenario, List<ResultRow>> results =
        run(scenarios.isEmpty() ? Scenarios.ALL : scenarios, settings());
    List<ResultRow> rows = results.values().stream().flatMap(List::stream).toList();
    if (json != null) {
      PerformanceFiles.writeRows(json, rows);
    }
    if (publish != null) {
      Files.createDirectories(publish);
      PerformanceFiles.writeRows(publish.resolve("performance.json"), rows);
      Files.writeString(publish.resolve("performance-tables.md"), page(results));
    }
    List<String> missed = new Requirements(required).missed(rows);
    missed.forEach(sentence -> System.err.println("scripts/bench: " + sentence));
    return missed.isEmpty() && rows.stream().allMatch(row -> row.problems().isEmpty()) ? 0 : 1;
  }

  private Settings settings() {
    Settings base = shortRun ? Settings.brief() : Settings.full();
    int rounds = repetitions == null ? base.repetitions() : repetitions;
    return new Settings(
        events == null ? base.events() : events,
        rounds,
        rounds / 2,
        parallelism == null ? base.parallelism() : parallelism,
        shortRun,
        contenders,
        Optional.ofNullable(record));
  }

  private static Map<Scenario, List<ResultRow>> run(List<Scenario> scenarios, Settings settings)
      throws IOException {
    Map<Scenario, List<ResultRow>> results = new LinkedHashMap<>();
    long begin = System.nanoTime();
    try (Rig rig =
        new Rig(
            settings,
            what ->
                System.err.printf(
                    "%4d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000, what))) {
      for (Scenario scenario : scenarios) {
        List<ResultRow> rows = scenario.run(rig);
        results.put(scenario, rows);
        System.out.print(section(scenario, rows));
        System.out.flush();
      }
    }
    return results;
  }

  private static String section(Scenario scenario, List<ResultRow> rows) {
    StringBuilder section = new StringBuilder();
    section.append("\n## ").append(scenario.name()).append("\n\n");
    section.append(scenario.description()).append("\n\n");
    section.append(scenario.table(rows)).append('\n');
    scenario
        .conclusions(rows)
        .forEach(sentence -> section.append("* ").append(sentence).append('\n'));
    rows.stream()
        .filter(row -> !row.problems().isEmpty())
        .forEach(
            row ->
                section.append("* %s is refused: %s%n".formatted(row.contender(), row.problems())));
    return section.toString();
  }

  private static String page(Map<Scenario, List<ResultRow>> results) {
    StringBuilder page = new StringBuilder("# Performance: tables\n\n");
    page.append(
        "Written by `scripts/bench` on %s: %s. What they mean: [performance.md](performance.md).%n"
            .formatted(LocalDate.now(ZoneOffset.UTC), JsonFile.machine()));
    results.forEach((scenario, rows) -> page.append(section(scenario, rows)));
    return page.toString();
  }
}
