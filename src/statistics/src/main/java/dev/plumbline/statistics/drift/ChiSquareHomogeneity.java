package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.PairedCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * Pearson's χ² test of homogeneity on the 2 × k table of reference and current counts: are both
 * drawn from one distribution?
 *
 * <p>Both sides are samples, so a category that the reference has never seen counts like any other
 * and gives no infinity. Categories of which the smaller side expects fewer than {@value
 * #LEAST_EXPECTED} are pooled among each other, see {@link PooledCategories}.
 *
 * <p>If all of the rare ones together expect fewer, χ² does not hold for them. They are tested
 * against the rest by the binomial distribution over the two sides, two-sided, and the others among
 * each other by χ²; the result is twice the smaller p-value (Bonferroni), at most 1. So a rare
 * category that spreads is never hidden by what it displaces. The statistic is Pearson's over the
 * pooled table in either case, all that is rare as one category.
 *
 * <p>What the window has in cells where the reference has nothing is tested for itself as well, by
 * {@link UnseenValues}, and is a cell of its own in the statistic, however little is expected of
 * it; the p-value is twice the smaller one then, at most 1. So new values are never hidden by being
 * pooled with common ones: of 50 even categories, 8,000 values, and a window of 200 of which 10 are
 * new, p is 1.2e-16, where the pooled table alone would say 0.996. {@link ChiSquareResult#test()}
 * tells which test the p-value is of.
 *
 * <p>With two categories the correction of Yates (1934) is applied, as SciPy and R do: without it a
 * feature of 10 % ones would fire in 1.2 α in windows of 100 (simulated).
 *
 * <p>Far out the statistic of small counts is larger than χ² says: on ten groups of 5 expected each
 * it passes the limit of 0.0001 in 0.00016 (simulated), and so far out is what Benjamini and
 * Hochberg look at over many features. Below {@value #CORRECTED_BELOW} the next term of the
 * expansion in 1/n is therefore added where it makes the p-value larger.
 */
public final class ChiSquareHomogeneity {
  private static final double LEAST_EXPECTED = 5;
  private static final double CORRECTED_BELOW = 0.01;
  private static final double YATES = 0.5;

  private ChiSquareHomogeneity() {}

  /**
   * The test; empty when it is undefined: a side without counts, or a single category with counts.
   *
   * @param reference the reference's count per category
   * @param current the window's count per category
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public static Optional<ChiSquareResult> test(long[] reference, long[] current) {
    return test(reference, current, LEAST_EXPECTED);
  }

  /** The p-value of {@link #test}. */
  public static OptionalDouble pValue(long[] reference, long[] current) {
    return pValue(reference, current, LEAST_EXPECTED);
  }

  static OptionalDouble pValue(long[] reference, long[] current, double leastExpected) {
    return test(reference, current, leastExpected)
        .map(result -> OptionalDouble.of(result.pValue()))
        .orElseGet(OptionalDouble::empty);
  }

  static Optional<ChiSquareResult> test(long[] reference, long[] current, double leastExpected) {
    PairedCounts counts = PairedCounts.of(reference, current);
    if (counts.hasEmptySide()) {
      return Optional.empty();
    }
    Optional<ChiSquareResult> pooled = pooled(counts, leastExpected);
    UnseenValues unseen = UnseenValues.of(counts);
    boolean isHidden = !unseen.isNone() && leastExpected > 0;
    return isHidden ? withUnseen(unseen, pooled, counts, leastExpected) : pooled;
  }

  /** All cells by the same rule, new ones among the rare. */
  private static Optional<ChiSquareResult> pooled(PairedCounts counts, double leastExpected) {
    PooledCategories categories = PooledCategories.of(counts, leastExpected);
    TwoSided rare = categories.rare();
    List<TwoSided> table = categories.table();
    if (rare.sum() == 0) {
      return chiSquare(table);
    }
    double rareAgainstRest = binomial(rare, counts);
    Optional<ChiSquareResult> others = chiSquare(table);
    TestOfShares test =
        others.filter(known -> known.pValue() < rareAgainstRest).isPresent()
            ? TestOfShares.CHI_SQUARE
            : TestOfShares.BINOMIAL;
    double pValue =
        others
            .map(known -> Math.min(1, 2 * Math.min(rareAgainstRest, known.pValue())))
            .orElse(rareAgainstRest);
    return chiSquare(withRareAndRest(categories, counts))
        .map(all -> new ChiSquareResult(all.statistic(), all.degrees(), pValue, test));
  }

  /**
   * Twice the smaller of two p-values; the statistic with the new values as a cell of their own.
   */
  private static Optional<ChiSquareResult> withUnseen(
      UnseenValues unseen,
      Optional<ChiSquareResult> pooled,
      PairedCounts counts,
      double leastExpected) {
    double ofUnseen = unseen.pValue();
    double ofAll = pooled.map(ChiSquareResult::pValue).orElse(1.0);
    TestOfShares test =
        ofUnseen <= ofAll
            ? TestOfShares.FISHER
            : pooled.map(ChiSquareResult::test).orElse(TestOfShares.FISHER);
    double pValue = Math.min(1, 2 * Math.min(ofUnseen, ofAll));
    return chiSquare(withUnseen(unseen, counts, leastExpected))
        .map(all -> new ChiSquareResult(all.statistic(), all.degrees(), pValue, test));
  }

  private static List<TwoSided> withUnseen(
      UnseenValues unseen, PairedCounts counts, double leastExpected) {
    PairedCounts seen = counts.whereReferenceHasAny();
    List<TwoSided> table = new ArrayList<>();
    if (seen.hasEmptySide()) {
      table.add(new TwoSided(seen.referenceTotal(), seen.currentTotal()));
    } else {
      table.addAll(withRareAndRest(PooledCategories.of(seen, leastExpected), seen));
    }
    table.add(unseen.cell());
    return table;
  }

  private static List<TwoSided> withRareAndRest(PooledCategories categories, PairedCounts counts) {
    List<TwoSided> all = new ArrayList<>(categories.table());
    if (categories.rare().sum() > 0) {
      all.add(categories.rare());
    }
    TwoSided named = TwoSided.sum(all);
    TwoSided rest =
        new TwoSided(
            counts.referenceTotal() - named.reference(), counts.currentTotal() - named.current());
    if (rest.sum() > 0) {
      all.add(rest);
    }
    return all;
  }

  private static Optional<ChiSquareResult> chiSquare(List<TwoSided> table) {
    TwoSided total = TwoSided.sum(table);
    if (table.size() < 2 || total.reference() == 0 || total.current() == 0) {
      return Optional.empty();
    }
    double currentPart = (double) total.current() / total.sum();
    double continuity = table.size() == 2 ? YATES : 0;
    double statistic = 0;
    for (TwoSided category : table) {
      double expectedCurrent = currentPart * category.sum();
      double expectedReference = (1 - currentPart) * category.sum();
      double difference = Math.max(0, Math.abs(category.current() - expectedCurrent) - continuity);
      statistic += difference * difference * (1 / expectedReference + 1 / expectedCurrent);
    }
    int degrees = table.size() - 1;
    double pValue = upperTail(statistic, degrees);
    if (pValue < CORRECTED_BELOW) {
      // Deciles fix a small reference's counts, and then the mean of χ² is up to m/(m − k) times k
      // − 1.
      double m = total.reference();
      double fixed = Math.max(0.5, 1 - currentPart * table.size() / m);
      double corrected = upperTail(statistic * fixed, degrees) + farOut(table, total, statistic);
      pValue = Math.min(CORRECTED_BELOW, Math.max(pValue, corrected));
    }
    return Optional.of(new ChiSquareResult(statistic, degrees, pValue, TestOfShares.CHI_SQUARE));
  }

  /** The term in 1/n of P(statistic ≥ x), by Read and Cressie (1988), section 5.3, for Pearson. */
  private static double farOut(List<TwoSided> table, TwoSided total, double statistic) {
    double k = table.size();
    double n = Math.min(total.reference(), total.current());
    double s = table.stream().mapToDouble(cell -> (double) total.sum() / cell.sum()).sum();
    int degrees = table.size() - 1;
    return (2 * (1 - s) * upperTail(statistic, degrees)
            + 3 * (3 * s - k * k - 2 * k) * upperTail(statistic, degrees + 2)
            - 6 * (2 * s - k * k - 2 * k + 1) * upperTail(statistic, degrees + 4)
            + (5 * s - 3 * k * k - 6 * k + 4) * upperTail(statistic, degrees + 6))
        / (24 * n);
  }

  /** P(χ² ≥ statistic) = Q(degrees / 2, statistic / 2), from the upper side: no 1 − 1. */
  private static double upperTail(double statistic, int degrees) {
    double half = statistic / 2;
    double shape = degrees / 2.0;
    if (half > 1_000 + 2 * shape) {
      // Less than 1e-100, and the continued fraction overflows out here.
      return 0;
    }
    return Math.min(1, Gamma.regularizedGammaQ(shape, half));
  }

  /** Twice the smaller tail of how the rare counts fall on the two sides. */
  private static double binomial(TwoSided rare, PairedCounts counts) {
    double part =
        counts.currentTotal() / ((double) counts.referenceTotal() + counts.currentTotal());
    double orMore = 1;
    if (rare.current() > 0) {
      orMore = Beta.regularizedBeta(part, rare.current(), rare.reference() + 1.0);
    }
    double orFewer = 1;
    if (rare.reference() > 0) {
      orFewer = Beta.regularizedBeta(1 - part, rare.reference(), rare.current() + 1.0);
    }
    return Math.min(1, 2 * Math.min(orMore, orFewer));
  }
}
