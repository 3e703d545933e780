package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.histogram.ReferenceBins;

/** A numeric feature that is 0 in 30 % and uniform on (0, 1) in the rest. */
final class ZeroInflated implements SimulatedFeature, Law {
  private static final double ZEROS = 0.3;

  @Override
  public String label() {
    return "30 % zeros";
  }

  @Override
  public double below(double value) {
    if (value < 0) {
      return 0;
    }
    return Math.min(1, ZEROS + value * (1 - ZEROS));
  }

  @Override
  public SimulatedReference draw(Draws draws, int size) {
    double[] sorted = new double[size];
    double sum = 0;
    for (int index = 0; index < size; index++) {
      sum -= Math.log(1 - draws.nextDouble());
      sorted[index] = sum;
    }
    sum -= Math.log(1 - draws.nextDouble());
    for (int index = 0; index < size; index++) {
      sorted[index] = Math.max(0, (sorted[index] / sum - ZEROS) / (1 - ZEROS));
    }
    return SimulatedReference.numeric(ReferenceBins.of(sorted), this);
  }
}
