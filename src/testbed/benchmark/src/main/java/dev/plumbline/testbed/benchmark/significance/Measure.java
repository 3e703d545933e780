package dev.plumbline.testbed.benchmark.significance;

import java.util.function.ToDoubleFunction;

/** The tests that are simulated. */
enum Measure {
  PSI_AND_CHI2("psi, chi2", TestVerdict::groups),
  KS("ks", TestVerdict::ks);

  private final String label;
  private final ToDoubleFunction<TestVerdict> pValue;

  Measure(String label, ToDoubleFunction<TestVerdict> pValue) {
    this.label = label;
    this.pValue = pValue;
  }

  String label() {
    return label;
  }

  /** The p-value of the verdict; NaN where the feature has none. */
  double pValue(TestVerdict verdict) {
    return pValue.applyAsDouble(verdict);
  }
}
