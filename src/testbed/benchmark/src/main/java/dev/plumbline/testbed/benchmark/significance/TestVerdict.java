package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.drift.ChiSquareHomogeneity;
import dev.plumbline.statistics.drift.KolmogorovSmirnov;
import dev.plumbline.statistics.drift.KsResult;
import dev.plumbline.statistics.drift.PopulationStability;

/**
 * What the measures say of one window.
 *
 * @param psi the population stability index
 * @param groups the p-value of the χ² test on the groups or categories: that of psi and of chi2
 * @param ks the p-value of the Kolmogorov–Smirnov test; NaN for a categorical feature
 */
record TestVerdict(double psi, double groups, double ks) {

  static TestVerdict of(SimulatedReference reference, long[] window) {
    long[] before = reference.groups(reference.counts());
    long[] now = reference.groups(window);
    double ks =
        reference
            .bins()
            .flatMap(bins -> KolmogorovSmirnov.compare(bins, window))
            .map(KsResult::pValue)
            .orElse(Double.NaN);
    return new TestVerdict(
        PopulationStability.psi(before, now).orElse(0),
        ChiSquareHomogeneity.pValue(before, now).orElse(1),
        ks);
  }
}
