package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.testbed.benchmark.file.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates false alarms and power of all tests of drift and prints their tables. */
@Command(
    name = "significance",
    mixinStandardHelpOptions = true,
    description = {
      "How often PSI, KS and chi-square fire without drift, alone and after Benjamini and Hochberg, how often a",
      "fixed limit on PSI does, and how often stated drifts are seen. The same seed gives the same tables.",
      "Exit: 0 no test fires more than 1.2 alpha, nor less than 0.7 alpha on a continuous feature, by more than two",
      "standard errors; 1 otherwise."
    })
public final class SignificanceCommand implements Callable<Integer> {
  private static final int SHORT = 1_000;
  private static final int[] REFERENCES = {1_000, 10_000, 100_000};
  private static final int[] WINDOWS = {50, 100, 200, 500, 1_000, 10_000, 100_000};

  @Option(names = "--short", description = "About a minute: 1000 runs, and no exit 1 for so few.")
  private boolean shortRun;

  @Option(names = "--json", paramLabel = "FILE", description = "All rows, for programs.")
  private Path json;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "62500",
      description =
          "References for each row, 1000 or more. Default: 62500, a standard error of 4 %% of 0.01.")
  private int runs;

  @Option(names = "--threads", paramLabel = "N", description = "Default: one for each processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  private final List<Object> results = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    Locale.setDefault(Locale.ROOT);
    if (shortRun) {
      runs = SHORT;
    }
    if (runs < SHORT) {
      System.err.printf("scripts/bench: --runs must be %d or more, but is %d%n", SHORT, runs);
      return 2;
    }
    System.out.printf(
        "# Significance: tables%n%nWritten by `scripts/bench significance --seed %d --runs %d` on %s, %s.%n"
            + "What they say: [significance.md](significance.md).%n",
        seed, runs, LocalDate.now(ZoneOffset.UTC), JsonFile.machine());
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(this::simulate).get();
    } finally {
      pool.shutdown();
    }
  }

  private int simulate() throws IOException {
    List<FalseAlarmRow> rates = falseAlarms();
    manyFeatures();
    power();
    if (json != null) {
      JsonFile.write(json, "significance", results);
    }
    boolean within = rates.stream().allMatch(row -> isWithin(row, 0.01) && isWithin(row, 0.05));
    return within || shortRun ? 0 : 1;
  }

  private static boolean isWithin(FalseAlarmRow row, double alpha) {
    double rate = row.at(alpha) / alpha;
    double chance = 2 * Math.sqrt((1 - alpha) / (alpha * row.runs()));
    return rate <= 1.2 + chance && (rate >= 0.7 - chance || !row.continuous());
  }

  /** Every part has random numbers of its own, so that the tables do not depend on the threads. */
  private Draws draws(String part) {
    return new Draws(seed * 1_000_003 + part.hashCode());
  }

  private List<FalseAlarmRow> falseAlarms() {
    List<FalseAlarms> parts =
        Arrays.stream(REFERENCES)
            .boxed()
            .flatMap(size -> features().stream().map(feature -> Map.entry(feature, size)))
            .toList()
            .parallelStream()
            .map(part -> falseAlarms(part.getKey(), part.getValue()))
            .toList();
    List<FalseAlarmRow> rates = parts.stream().flatMap(part -> part.rates().stream()).toList();
    List<FixedLimitRow> limits = parts.stream().flatMap(part -> part.limits().stream()).toList();
    results.addAll(rates);
    results.addAll(limits);
    for (Measure measure : Measure.values()) {
      for (double alpha : new double[] {0.01, 0.05}) {
        System.out.printf(
            "%n## False alarms of %s at α = %s, divided by α%n%n", measure.label(), alpha);
        System.out.print(Tables.falseAlarms(rates, measure, alpha));
      }
    }
    System.out.printf("%n%s%n", Tables.summary(rates));
    System.out.printf("%n## PSI above 0.1 / 0.2 without drift%n%n");
    System.out.print(Tables.limits(limits));
    return rates;
  }

  private FalseAlarms falseAlarms(SimulatedFeature feature, int size) {
    int runs = runs(feature, size);
    progress("%s, reference of %,d, %,d repetitions".formatted(feature.label(), size, runs));
    FalseAlarms simulation = new FalseAlarms();
    simulation.simulate(feature, size, WINDOWS, runs, draws(feature.label() + size));
    return simulation;
  }

  private int runs(SimulatedFeature feature, int size) {
    if (feature instanceof ZeroInflated && size == 100_000) {
      // A tied sample has to be drawn in full, 100,000 values each time.
      return runs / 5;
    }
    return runs;
  }

  private static List<SimulatedFeature> features() {
    List<SimulatedFeature> features = new ArrayList<>(List.of(Continuous.values()));
    features.addAll(List.of(Discrete.values()));
    features.add(new ZeroInflated());
    features.addAll(List.of(Categorical.values()));
    return features;
  }

  private void manyFeatures() {
    List<ManyFeatures.Row> rows =
        parallel(
            new int[] {50, 200, 1_000, 10_000},
            window -> {
              progress("20 and 100 features, windows of %,d".formatted(window));
              ManyFeatures simulation = new ManyFeatures();
              simulation.simulate(10_000, window, runs / 16, draws("many" + window));
              return simulation.rows();
            });
    System.out.printf("%n## Any feature with q < 0.01 / q < 0.05 without drift%n%n");
    System.out.print(Tables.manyFeatures(rows));
  }

  private void power() {
    List<Power.Row> rows =
        parallel(
            WINDOWS,
            window -> {
              progress("power, windows of %,d".formatted(window));
              Power simulation = new Power();
              simulation.simulate(10_000, window, runs / 25, draws("power" + window));
              return simulation.rows();
            });
    System.out.printf("%n## Drifts seen at α = 0.01, by p / by q among 20 features%n%n");
    System.out.print(Tables.power(rows));
  }

  private <R> List<R> parallel(int[] windows, IntFunction<List<R>> simulation) {
    List<R> rows =
        Arrays.stream(windows).boxed().toList().parallelStream()
            .flatMap(window -> simulation.apply(window).stream())
            .toList();
    results.addAll(rows);
    return rows;
  }

  private static void progress(String what) {
    System.err.println(what);
  }
}
