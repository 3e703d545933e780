package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.drift.BenjaminiHochberg;
import java.util.ArrayList;
import java.util.List;

/** How often the tests see stated drifts at α = 0.01, alone and as one of 20 features. */
final class Power {
  private static final double ALPHA = 0.01;
  private static final int FEATURES = 20;

  /**
   * One row.
   *
   * @param drift what changed
   * @param feature the feature's label
   * @param reference size of the reference
   * @param window size of the window
   * @param measure the test
   * @param alone share of windows with p &lt; 0.01
   * @param amongTwenty share of windows with q &lt; 0.01 beside 19 features without drift
   */
  record Row(
      String drift,
      String feature,
      int reference,
      int window,
      String measure,
      double alone,
      double amongTwenty) {}

  /** Draws a reference and the probabilities of its cells under the drift. */
  private interface Drift {
    SimulatedReference draw(Draws draws, int size);
  }

  private final List<Row> rows = new ArrayList<>();

  List<Row> rows() {
    return rows;
  }

  void simulate(int size, int window, int runs, Draws draws) {
    for (Continuous law : List.of(Continuous.NORMAL, Continuous.LOGNORMAL)) {
      for (double by : new double[] {0.1, 0.2, 0.5}) {
        double shift = by * law.deviation();
        run("mean + " + by + " sd", law, size, window, runs, draws, x -> law.below(x - shift));
      }
      double mean = law.mean();
      run("sd × 1.2", law, size, window, runs, draws, x -> law.below(mean + (x - mean) / 1.2));
      run(
          "10 % into the top 5 %",
          law,
          size,
          window,
          runs,
          draws,
          x -> 0.9 * law.below(x) + 0.1 * Math.max(0, (law.below(x) - 0.95) / 0.05));
    }
    for (Categorical feature : Categorical.values()) {
      run(
          "first category + 5 points",
          feature,
          size,
          window,
          runs,
          draws,
          feature::drawAgainstMore);
    }
  }

  private void run(
      String drift, Continuous law, int size, int window, int runs, Draws draws, Law drifted) {
    run(drift, law, size, window, runs, draws, (random, n) -> law.draw(random, n).against(drifted));
  }

  private void run(
      String drift,
      SimulatedFeature feature,
      int size,
      int window,
      int runs,
      Draws draws,
      Drift drawn) {
    int[] alone = new int[Measure.values().length];
    int[] among = new int[Measure.values().length];
    boolean[] tested = new boolean[Measure.values().length];
    for (int run = 0; run < runs; run++) {
      SimulatedReference reference = drawn.draw(draws, size);
      TestVerdict verdict =
          TestVerdict.of(reference, WindowDraw.counts(draws, window, reference.probabilities()));
      for (Measure measure : Measure.values()) {
        double p = measure.pValue(verdict);
        tested[measure.ordinal()] = !Double.isNaN(p);
        alone[measure.ordinal()] += p < ALPHA ? 1 : 0;
        among[measure.ordinal()] += qAmongOthers(p, draws) < ALPHA ? 1 : 0;
      }
    }
    for (Measure measure : Measure.values()) {
      int of = measure.ordinal();
      if (tested[of]) {
        rows.add(
            new Row(
                drift,
                feature.label(),
                size,
                window,
                measure.label(),
                (double) alone[of] / runs,
                (double) among[of] / runs));
      }
    }
  }

  private static double qAmongOthers(double p, Draws draws) {
    double[] pValues = new double[FEATURES];
    for (int other = 1; other < FEATURES; other++) {
      pValues[other] = draws.nextDouble();
    }
    pValues[0] = p;
    return BenjaminiHochberg.qValues(pValues)[0];
  }
}
