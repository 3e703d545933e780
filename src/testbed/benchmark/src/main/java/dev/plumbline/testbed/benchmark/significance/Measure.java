package dev.plumbline.testbed.benchmark.significance;

import java.util.function.ToDoubleFunction;

/** The tests that are simulated. */
enum Measure {
  PSI_AND_CHI2("psi, chi2", Verdict::groups),
  KS("ks", Verdict::ks);

  private final String label;
  private final ToDoubleFunction<Verdict> pValue;

  Measure(String label, ToDoubleFunction<Verdict> pValue) {
    this.label = label;
    this.pValue = pValue;
  }

  String label() {
    return label;
  }

  /** The p-value of the verdict; NaN where the feature has none. */
  double pValue(Verdict verdict) {
    return pValue.applyAsDouble(verdict);
  }
}
