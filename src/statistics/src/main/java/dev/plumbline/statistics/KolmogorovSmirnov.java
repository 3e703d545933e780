package dev.plumbline.statistics;

import java.util.Optional;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * The two-sample Kolmogorov–Smirnov test on binned counts.
 *
 * <p><b>Bound.</b> At an edge both distribution functions are known. Inside a bin with reference
 * mass p and window mass q they differ by at most the difference at one of the bin's edges plus p,
 * and at most the same plus q, so the exact statistic lies in [ks, ks + max min(p, q)]. The bin of
 * an atom has nothing inside. With 200 bins of equal mass the bound is at most 0.005, and 0.01
 * where ties make bins heavier.
 *
 * <p>The p-value is that of the statistic at the edges, hence rather too large than too small. It
 * is exact, P(D ≥ d), while n·m is at most {@value #EXACT_UP_TO}, which costs under a millisecond,
 * and the asymptotic one above; both are Commons Math's and depend on nothing but (d, n, m).
 */
public final class KolmogorovSmirnov {
  /** Only its pure functions are used; a new one would seed a random generator. */
  private static final KolmogorovSmirnovTest TEST = new KolmogorovSmirnovTest();

  private static final long EXACT_UP_TO = 20_000;

  /** Below this the asymptotic p-value is 1 to the last bit, and its series does not converge. */
  private static final double CERTAINLY_ONE = 0.15;

  private static final double SERIES_TOLERANCE = 1e-20;
  private static final int SERIES_TERMS = 1_000;

  private KolmogorovSmirnov() {}

  /**
   * Compares a window with the reference its bins were built from; empty when the window holds
   * nothing.
   *
   * @param current the window's count per bin
   * @throws IllegalArgumentException when the number of bins differs or a count is negative
   */
  public static Optional<KsResult> compare(ReferenceBins bins, long[] current) {
    boolean[] single = new boolean[bins.bins()];
    for (int bin = 0; bin < single.length; bin++) {
      single[bin] = bins.isAtom(bin);
    }
    return compare(PairedCounts.of(bins.counts(), current), single);
  }

  /**
   * Compares counts in any ordered bins; empty when a side holds nothing.
   *
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public static Optional<KsResult> compare(long[] reference, long[] current) {
    return compare(PairedCounts.of(reference, current), new boolean[reference.length]);
  }

  private static Optional<KsResult> compare(PairedCounts counts, boolean[] single) {
    if (counts.hasEmptySide()) {
      return Optional.empty();
    }
    double statistic = 0;
    double errorBound = 0;
    long reference = 0;
    long current = 0;
    for (int bin = 0; bin < counts.cells(); bin++) {
      reference += counts.reference()[bin];
      current += counts.current()[bin];
      double difference =
          (double) reference / counts.referenceTotal() - (double) current / counts.currentTotal();
      statistic = Math.max(statistic, Math.abs(difference));
      if (!single[bin]) {
        double inside = Math.min(counts.referenceShare(bin), counts.currentShare(bin));
        errorBound = Math.max(errorBound, inside);
      }
    }
    double pValue = pValue(statistic, counts.referenceTotal(), counts.currentTotal());
    return Optional.of(new KsResult(statistic, errorBound, pValue));
  }

  /**
   * The probability that two samples of n and m values of one continuous distribution are at least
   * this far apart.
   *
   * @param statistic 0 to 1
   * @param n size of one sample, 1 or more
   * @param m size of the other, 1 or more
   */
  static double pValue(double statistic, long n, long m) {
    if (n <= EXACT_UP_TO / m) {
      return clamped(TEST.exactP(statistic, (int) n, (int) m, false));
    }
    double scaled = statistic * Math.sqrt((double) n / ((double) n + m) * m);
    if (scaled < CERTAINLY_ONE) {
      return 1;
    }
    return clamped(1 - TEST.ksSum(scaled, SERIES_TOLERANCE, SERIES_TERMS));
  }

  private static double clamped(double probability) {
    return Math.min(1, Math.max(0, probability));
  }
}
