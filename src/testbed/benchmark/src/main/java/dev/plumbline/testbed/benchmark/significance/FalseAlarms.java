package dev.plumbline.testbed.benchmark.significance;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws references and windows of one distribution and counts how often the tests fire.
 *
 * <p>Each repetition draws a new reference and one window of each size, so a share is that over all
 * references a user may happen to have. With one frozen reference the share is that of this
 * reference: some have more, some less, and this is their mean.
 */
final class FalseAlarms {
  private final List<FalseAlarmRow> rates = new ArrayList<>();
  private final List<FixedLimitRow> limits = new ArrayList<>();

  List<FalseAlarmRow> rates() {
    return rates;
  }

  List<FixedLimitRow> limits() {
    return limits;
  }

  void simulate(SimulatedFeature feature, int size, int[] windows, int runs, Draws draws) {
    Tally[] tallies = new Tally[windows.length];
    for (int index = 0; index < windows.length; index++) {
      tallies[index] = new Tally();
    }
    for (int run = 0; run < runs; run++) {
      SimulatedReference reference = feature.draw(draws, size);
      for (int index = 0; index < windows.length; index++) {
        long[] window = WindowDraw.counts(draws, windows[index], reference.probabilities());
        tallies[index].count(TestVerdict.of(reference, window));
      }
    }
    for (int index = 0; index < windows.length; index++) {
      add(feature, size, windows[index], runs, tallies[index]);
    }
  }

  private void add(SimulatedFeature feature, int size, int window, int runs, Tally tally) {
    for (Measure measure : Measure.values()) {
      int of = measure.ordinal();
      if (tally.tested[of] > 0) {
        rates.add(
            new FalseAlarmRow(
                feature.label(),
                feature.continuous(),
                size,
                window,
                measure.label(),
                runs,
                (double) tally.below001[of] / runs,
                (double) tally.below005[of] / runs));
      }
    }
    limits.add(
        new FixedLimitRow(
            feature.label(),
            size,
            window,
            (double) tally.above01 / runs,
            (double) tally.above02 / runs));
  }

  private static final class Tally {
    private final int[] tested = new int[Measure.values().length];
    private final int[] below001 = new int[Measure.values().length];
    private final int[] below005 = new int[Measure.values().length];
    private int above01;
    private int above02;

    void count(TestVerdict verdict) {
      for (Measure measure : Measure.values()) {
        double p = measure.pValue(verdict);
        tested[measure.ordinal()] += Double.isNaN(p) ? 0 : 1;
        below001[measure.ordinal()] += p < 0.01 ? 1 : 0;
        below005[measure.ordinal()] += p < 0.05 ? 1 : 0;
      }
      above01 += verdict.psi() > 0.1 ? 1 : 0;
      above02 += verdict.psi() > 0.2 ? 1 : 0;
    }
  }
}
