package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.BinnedReference;
import dev.plumbline.statistics.histogram.PairedCounts;
import dev.plumbline.statistics.histogram.ReferenceBins;
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
 * <p><b>The p-value</b> is exact, P(D ≥ d), while n·m is at most {@value #EXACT_UP_TO}, by {@link
 * MergedOrders}, and Kolmogorov's limit above, by Commons Math.
 *
 * <p>The limit is that of samples without end, seen at every value. Ours are finite and seen at the
 * edges, so their statistic is smaller, and the limit alone would fire in 0.6 to 0.8 α (simulated).
 * What a process misses when it is seen in steps is, on average, a part of one step: 0.5826 of its
 * standard deviation when steps are normal (Siegmund 1979; Broadie, Glasserman and Kou 1997), 1/6
 * of a jump, over both directions, when one value jumps. Hence to √e·d, e = n·m/(n + m), the root
 * of 0.5826²·h + e/(36·n²) is added, h the mass of a bin, n the size of the window. For instance
 * 200 bins and windows of 50 of a large reference add 0.0475 to a √e·d of 1.63. Where bins differ,
 * h is the smallest that holds anything, and at most 0.05: the p-value is rather too large than too
 * small for a feature of few values.
 */
public final class KolmogorovSmirnov {
  /** Only its pure functions are used; a new one would seed a random generator. */
  private static final KolmogorovSmirnovTest TEST = new KolmogorovSmirnovTest();

  private static final long EXACT_UP_TO = 20_000;

  /** Below this the asymptotic p-value is 1 to the last bit, and its series does not converge. */
  private static final double CERTAINLY_ONE = 0.15;

  /** From here on the probability is added up from its own side. */
  private static final double FROM_ABOVE = 1;

  /** Mean excess of a normal random walk over a limit, −ζ(1/2)/√(2π), in deviations of a step. */
  private static final double NORMAL_STEP = 0.5826;

  /** Mean excess, over both directions, of a walk that jumps by one value, in jumps. */
  private static final double ONE_JUMP = 1 / 6.0;

  private static final double COARSEST = 0.05;

  /** Many times what rounding can do to a difference of shares. */
  private static final double NEAR = 1e-12;

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
    return compare(bins.asReference(), current);
  }

  /**
   * Compares counts in any ordered bins; empty when a side holds nothing.
   *
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public static Optional<KsResult> compare(long[] reference, long[] current) {
    return compare(BinnedReference.of(reference, new boolean[reference.length]), current);
  }

  private static Optional<KsResult> compare(BinnedReference reference, long[] current) {
    PairedCounts counts = reference.beside(current);
    if (counts.hasEmptySide()) {
      return Optional.empty();
    }
    double statistic = furthestApart(counts);
    double errorBound = mostInside(counts, reference);
    double smallest = Math.min(COARSEST, reference.smallestShare());
    double pValue = pValue(statistic, counts.referenceTotal(), counts.currentTotal(), smallest);
    return Optional.of(new KsResult(statistic, errorBound, pValue));
  }

  /**
   * The largest difference at an edge. A division takes longer than all the rest, so differences
   * are compared by products with the reciprocals first, which are off by less than {@value #NEAR},
   * and only those that may be the largest are divided.
   */
  private static double furthestApart(PairedCounts counts) {
    double perReference = 1.0 / counts.referenceTotal();
    double perCurrent = 1.0 / counts.currentTotal();
    double furthest = 0;
    long reference = 0;
    long current = 0;
    for (int bin = 0; bin < counts.cells(); bin++) {
      reference += counts.reference()[bin];
      current += counts.current()[bin];
      if (Math.abs(reference * perReference - current * perCurrent) > furthest - NEAR) {
        double difference =
            (double) reference / counts.referenceTotal() - (double) current / counts.currentTotal();
        furthest = Math.max(furthest, Math.abs(difference));
      }
    }
    return furthest;
  }

  /**
   * The largest of the smaller masses of the bins with something inside. A bin whose count on one
   * side is no larger than one that was the smaller mass already cannot have more, and is not
   * divided.
   */
  private static double mostInside(PairedCounts counts, BinnedReference reference) {
    double most = 0;
    long largestReference = 0;
    long largestCurrent = 0;
    for (int bin = 0; bin < counts.cells(); bin++) {
      if (counts.reference()[bin] > largestReference
          && counts.current()[bin] > largestCurrent
          && !reference.isAtom(bin)) {
        double ofReference = counts.referenceShare(bin);
        double ofCurrent = counts.currentShare(bin);
        if (ofReference < ofCurrent) {
          largestReference = counts.reference()[bin];
        } else {
          largestCurrent = counts.current()[bin];
        }
        most = Math.max(most, Math.min(ofReference, ofCurrent));
      }
    }
    return most;
  }

  /**
   * The probability that two samples of one continuous distribution are at least this far apart at
   * the edges.
   *
   * @param statistic 0 to 1
   * @param n size of the reference, 1 or more
   * @param m size of the window, 1 or more
   * @param bin share of the reference in a bin; 0 when both are known at every value
   */
  static double pValue(double statistic, long n, long m, double bin) {
    if (n <= EXACT_UP_TO / m) {
      return clamped(MergedOrders.pValue(statistic, (int) n, (int) m));
    }
    double effective = (double) n / ((double) n + m) * m;
    double jump = ONE_JUMP / m;
    double missed = Math.sqrt(NORMAL_STEP * NORMAL_STEP * bin + effective * jump * jump);
    return limit(statistic * Math.sqrt(effective) + missed);
  }

  /** Kolmogorov's limit of P(√e·D ≥ scaled). */
  static double limit(double scaled) {
    if (scaled < CERTAINLY_ONE) {
      return 1;
    }
    return scaled < FROM_ABOVE
        ? clamped(1 - TEST.ksSum(scaled, SERIES_TOLERANCE, SERIES_TERMS))
        : upperTail(scaled);
  }

  /**
   * 2 Σ (−1)^(k−1) exp(−2k²z²), k = 1, 2, …: what is left of 1 has lost the digits of a small
   * probability. From z = 1 on four terms are all that a double can tell.
   */
  private static double upperTail(double scaled) {
    double base = -2 * scaled * scaled;
    return 2
        * (StrictMath.exp(base)
            - StrictMath.exp(4 * base)
            + StrictMath.exp(9 * base)
            - StrictMath.exp(16 * base));
  }

  private static double clamped(double probability) {
    return Math.min(1, Math.max(0, probability));
  }
}
