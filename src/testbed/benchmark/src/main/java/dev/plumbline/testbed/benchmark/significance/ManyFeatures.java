package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.drift.BenjaminiHochberg;
import java.util.ArrayList;
import java.util.List;

/**
 * How often a window of many features, none of which drifts, has any feature with q &lt; α after
 * Benjamini and Hochberg. Without any drift every discovery is false, so that share may be α.
 */
final class ManyFeatures {
  private static final int MOST = 100;
  private static final int[] COUNTS = {20, MOST};

  /**
   * One row.
   *
   * @param measure the test
   * @param features how many features the window has, independent of each other
   * @param reference size of the reference
   * @param window size of the window
   * @param windows how many windows were drawn
   * @param any001 share of windows with any q &lt; 0.01
   * @param any005 share of windows with any q &lt; 0.05
   */
  record Row(
      String measure,
      int features,
      int reference,
      int window,
      int windows,
      double any001,
      double any005) {}

  private final List<Row> rows = new ArrayList<>();

  List<Row> rows() {
    return rows;
  }

  /**
   * @param hundreds how many windows of 100 features; of 20 there are five times as many
   */
  void simulate(int size, int window, int hundreds, Draws draws) {
    double[][] pValues = new double[Measure.values().length][hundreds * MOST];
    Continuous[] laws = Continuous.values();
    for (int index = 0; index < hundreds * MOST; index++) {
      SimulatedReference reference = laws[index % laws.length].draw(draws, size);
      TestVerdict verdict =
          TestVerdict.of(reference, WindowDraw.counts(draws, window, reference.probabilities()));
      for (Measure measure : Measure.values()) {
        pValues[measure.ordinal()][index] = measure.pValue(verdict);
      }
    }
    for (Measure measure : Measure.values()) {
      for (int features : COUNTS) {
        double[] all = pValues[measure.ordinal()];
        rows.add(
            new Row(
                measure.label(),
                features,
                size,
                window,
                all.length / features,
                shareWithAny(all, features, 0.01),
                shareWithAny(all, features, 0.05)));
      }
    }
  }

  private static double shareWithAny(double[] pValues, int features, double alpha) {
    int windows = pValues.length / features;
    int any = 0;
    for (int window = 0; window < windows; window++) {
      double[] one = new double[features];
      System.arraycopy(pValues, window * features, one, 0, features);
      for (double q : BenjaminiHochberg.qValues(one)) {
        if (q < alpha) {
          any++;
          break;
        }
      }
    }
    return (double) any / windows;
  }
}
