package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;

/** The numeric features with ties: values 0, 1, … with known probabilities. */
enum Discrete implements SimulatedFeature, Law {
  INTEGERS("integers 0–9", .1, .1, .1, .1, .1, .1, .1, .1, .1, .1),
  ZERO_ONE("0/1, 10 % ones", .9, .1);

  private final String label;
  private final double[] probabilities;

  Discrete(String label, double... probabilities) {
    this.label = label;
    this.probabilities = probabilities;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public double below(double value) {
    double sum = 0;
    for (int step = 0; step < probabilities.length && step <= value; step++) {
      sum += probabilities[step];
    }
    return Math.min(1, sum);
  }

  @Override
  public SimulatedReference draw(Draws draws, int size) {
    long[] counts = WindowDraw.counts(draws, size, probabilities);
    double[] sorted = new double[size];
    int end = 0;
    for (int value = 0; value < counts.length; value++) {
      int start = end;
      end += (int) counts[value];
      Arrays.fill(sorted, start, end, value);
    }
    return SimulatedReference.numeric(ReferenceBins.of(sorted), this);
  }
}
