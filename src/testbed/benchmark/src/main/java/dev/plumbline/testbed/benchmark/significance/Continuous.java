package dev.plumbline.testbed.benchmark.significance;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;

/** The continuous features: their distribution function, its inverse, mean and deviation. */
enum Continuous implements SimulatedFeature, Law {
  NORMAL("normal", 0, 1) {
    @Override
    public double below(double value) {
      return 0.5 * Erf.erfc(-value / Math.sqrt(2));
    }

    @Override
    double quantile(double probability) {
      return STANDARD.inverseCumulativeProbability(probability);
    }
  },
  LOGNORMAL("lognormal", Math.exp(0.5), Math.sqrt((Math.E - 1) * Math.E)) {
    @Override
    public double below(double value) {
      return value <= 0 ? 0 : NORMAL.below(Math.log(value));
    }

    @Override
    double quantile(double probability) {
      return Math.exp(NORMAL.quantile(probability));
    }
  },
  UNIFORM("uniform", 0.5, Math.sqrt(1 / 12.0)) {
    @Override
    public double below(double value) {
      return Math.min(1, Math.max(0, value));
    }

    @Override
    double quantile(double probability) {
      return probability;
    }
  },
  HEAVY_TAIL("heavy tail", 2.5 / 1.5, Math.sqrt(2.5 / (1.5 * 1.5 * 0.5))) {
    @Override
    public double below(double value) {
      return value <= 1 ? 0 : 1 - Math.pow(value, -2.5);
    }

    @Override
    double quantile(double probability) {
      return Math.pow(1 - probability, -1 / 2.5);
    }
  };

  private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

  private final String label;
  private final double mean;
  private final double deviation;

  Continuous(String label, double mean, double deviation) {
    this.label = label;
    this.mean = mean;
    this.deviation = deviation;
  }

  abstract double quantile(double probability);

  double mean() {
    return mean;
  }

  double deviation() {
    return deviation;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public boolean continuous() {
    return true;
  }

  @Override
  public SimulatedReference draw(Draws draws, int size) {
    return SimulatedReference.numeric(new UntiedBins(size).draw(draws, this), this);
  }
}
