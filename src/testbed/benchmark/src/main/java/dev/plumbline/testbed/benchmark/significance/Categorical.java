package dev.plumbline.testbed.benchmark.significance;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The categorical features. Like in a profile only the categories of the reference are listed; all
 * others fall into one cell, of which the reference holds nothing.
 */
enum Categorical implements SimulatedFeature {
  FIVE("5 categories", 5, 0),
  TEN("10 categories, Zipf", 10, 1),
  FIFTY("50 categories", 50, 0),
  ZIPF("50 categories, Zipf", 50, 1);

  private final String label;
  private final double[] probabilities;

  Categorical(String label, int categories, double exponent) {
    this.label = label;
    double[] weights =
        IntStream.rangeClosed(1, categories).mapToDouble(k -> Math.pow(k, -exponent)).toArray();
    double sum = IntStream.range(0, categories).mapToDouble(index -> weights[index]).sum();
    this.probabilities = new double[categories];
    for (int index = 0; index < categories; index++) {
      probabilities[index] = weights[index] / sum;
    }
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public SimulatedReference draw(Draws draws, int size) {
    return listed(WindowDraw.counts(draws, size, probabilities), probabilities);
  }

  /** A reference beside windows in which the first category has five points more. */
  SimulatedReference drawAgainstMore(Draws draws, int size) {
    double[] moved = new double[probabilities.length];
    double first = probabilities[0];
    for (int index = 0; index < moved.length; index++) {
      moved[index] = probabilities[index] * (1 - first - 0.05) / (1 - first);
    }
    moved[0] = first + 0.05;
    return listed(WindowDraw.counts(draws, size, probabilities), moved);
  }

  private static SimulatedReference listed(long[] drawn, double[] probabilities) {
    int[] seen = IntStream.range(0, drawn.length).filter(index -> drawn[index] > 0).toArray();
    long[] counts = new long[seen.length + 1];
    double[] ofCells = new double[seen.length + 1];
    double listed = 0;
    for (int cell = 0; cell < seen.length; cell++) {
      counts[cell] = drawn[seen[cell]];
      ofCells[cell] = probabilities[seen[cell]];
      listed += ofCells[cell];
    }
    ofCells[seen.length] = seen.length == drawn.length ? 0 : Math.max(0, 1 - listed);
    return new SimulatedReference(Optional.empty(), counts, ofCells);
  }
}
