package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.testbed.benchmark.JsonFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Simulates false alarms and power of all tests of drift and prints their tables. */
@Command(
    name = "significance",
    mixinStandardHelpOptions = true,
    description = {
      "How often PSI, KS and chi-square fire without drift, alone and after Benjamini and Hochberg, how often a",
      "fixed limit on PSI does, and how often stated drifts are seen. The same seed gives the same tables.",
      "Exit: 0 no test fires more than 1.2 alpha, nor less than 0.7 alpha on a continuous feature; 1 otherwise."
    })
public final class SignificanceCommand implements Callable<Integer> {
  private static final int[] REFERENCES = {1_000, 10_000, 100_000};
  private static final int[] WINDOWS = {50, 100, 200, 500, 1_000, 10_000, 100_000};

  @Option(
      names = "--short",
      description = "About a minute: few repetitions, and no exit 1 for them.")
  private boolean shortRun;

  @Option(names = "--json", paramLabel = "FILE", description = "All rows, for programs.")
  private Path json;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: 1.")
  private long seed;

  private final List<Object> results = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Locale.setDefault(Locale.ROOT);
    Draws draws = new Draws(seed);
    FalseAlarms falseAlarms = falseAlarms(draws);
    manyFeatures(draws);
    power(draws);
    if (json != null) {
      JsonFile.write(json, "significance", results);
    }
    boolean within =
        falseAlarms.rates().stream().allMatch(row -> isWithin(row, 0.01) && isWithin(row, 0.05));
    return within || shortRun ? 0 : 1;
  }

  private static boolean isWithin(FalseAlarmRow row, double alpha) {
    double rate = row.at(alpha) / alpha;
    return rate <= 1.2 && (rate >= 0.7 || !row.continuous());
  }

  private FalseAlarms falseAlarms(Draws draws) {
    FalseAlarms simulation = new FalseAlarms();
    for (int size : REFERENCES) {
      for (Feature feature : features()) {
        int runs = runs(feature, size);
        progress("%s, reference of %,d, %,d repetitions".formatted(feature.label(), size, runs));
        simulation.simulate(feature, size, WINDOWS, runs, draws);
      }
    }
    results.addAll(simulation.rates());
    results.addAll(simulation.limits());
    for (Measure measure : Measure.values()) {
      for (double alpha : new double[] {0.01, 0.05}) {
        System.out.printf("%n### False alarms of %s, α = %s%n%n", measure.label(), alpha);
        System.out.print(Tables.falseAlarms(simulation.rates(), measure, alpha));
      }
    }
    System.out.printf("%n%s%n", Tables.summary(simulation.rates()));
    System.out.printf("%n### PSI above 0.1 / 0.2 without drift%n%n");
    System.out.print(Tables.limits(simulation.limits()));
    return simulation;
  }

  private int runs(Feature feature, int size) {
    int full = 100_000;
    if (feature instanceof ZeroInflated && size == 100_000) {
      // A tied sample has to be drawn in full, 100,000 values each time.
      full = 20_000;
    }
    return shortRun ? full / 100 : full;
  }

  private static List<Feature> features() {
    List<Feature> features = new ArrayList<>(List.of(Continuous.values()));
    features.addAll(List.of(Discrete.values()));
    features.add(new ZeroInflated());
    features.addAll(List.of(Categorical.values()));
    return features;
  }

  private void manyFeatures(Draws draws) {
    ManyFeatures simulation = new ManyFeatures();
    for (int window : new int[] {50, 200, 1_000, 10_000}) {
      progress("20 and 100 features, windows of %,d".formatted(window));
      simulation.simulate(10_000, window, shortRun ? 200 : 20_000, draws);
    }
    results.addAll(simulation.rows());
    System.out.printf("%n### Any feature with q < 0.01 / q < 0.05 without drift%n%n");
    System.out.print(Tables.manyFeatures(simulation.rows()));
  }

  private void power(Draws draws) {
    Power simulation = new Power();
    for (int window : WINDOWS) {
      progress("power, windows of %,d".formatted(window));
      simulation.simulate(10_000, window, shortRun ? 200 : 5_000, draws);
    }
    results.addAll(simulation.rows());
    System.out.printf("%n### Drifts seen at α = 0.01, by p / by q among 20 features%n%n");
    System.out.print(Tables.power(simulation.rows()));
  }

  private static void progress(String what) {
    System.err.println(what);
  }
}
