package dev.plumbline.statistics.drift;

import dev.plumbline.statistics.histogram.PairedCounts;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Categories made large enough for a χ² test: each expects a least count on the smaller side.
 *
 * <p>From the rarest up, categories that expect fewer are pooled until the pool expects as many;
 * what is left joins the last pool. Common categories are never pooled with rare ones, whose growth
 * they would hide.
 *
 * <p>How rare a category is must not be judged by what is tested, or chance outcomes are selected.
 *
 * <ul>
 *   <li>Up to {@value #MOST_GROUPS} cells may be the groups of a numeric feature, whose reference
 *       counts are fixed by the deciles, so that a category's total tells the window's count. The
 *       reference alone decides. If totals did, on windows of 50 in ten groups a test at level 1 %
 *       would fire in 6.5 % (simulated).
 *   <li>More cells are categories or atoms, counted at random on both sides. The totals of both
 *       sides decide: without drift, how a total falls on the two sides does not depend on what it
 *       is. If the reference decided, the categories that it happens to have seen least would be
 *       thrown together: on 50 categories, a reference of 1,000 and windows of 100 a test at level
 *       1 % would fire in 4 % (simulated).
 * </ul>
 *
 * @param table the categories and pools that are large enough
 * @param rare all the others, when together they are not; nothing when there are none
 */
record PooledCategories(List<TwoSided> table, TwoSided rare) {
  /** The deciles, and elsewhere: see {@link ReferenceBins}. */
  private static final int MOST_GROUPS = 11;

  static PooledCategories of(PairedCounts counts, double leastExpected) {
    ToLongFunction<TwoSided> size = TwoSided::sum;
    double all = (double) counts.referenceTotal() + counts.currentTotal();
    if (counts.cells() <= MOST_GROUPS) {
      size = TwoSided::reference;
      all = counts.referenceTotal();
    }
    double smallerSide = Math.min(counts.referenceTotal(), counts.currentTotal());
    return of(rarestFirst(counts, size), size, leastExpected * all / smallerSide);
  }

  private static PooledCategories of(
      List<TwoSided> rarestFirst, ToLongFunction<TwoSided> size, double least) {
    List<TwoSided> table = new ArrayList<>();
    TwoSided pool = TwoSided.NONE;
    int pools = 0;
    for (TwoSided category : rarestFirst) {
      if (size.applyAsLong(category) >= least) {
        table.add(category);
      } else {
        pool = pool.with(category);
        if (size.applyAsLong(pool) >= least) {
          table.add(pool);
          pool = TwoSided.NONE;
          pools++;
        }
      }
    }
    if (pools > 0) {
      // Rare categories come first, so the pools are the first of the table.
      table.set(pools - 1, table.get(pools - 1).with(pool));
      pool = TwoSided.NONE;
    }
    if (table.size() + Math.signum(pool.sum()) < 2) {
      return largestAndOthers(rarestFirst);
    }
    return new PooledCategories(table, pool);
  }

  /** When nothing else can be compared: all that is not the largest category counts as rare. */
  private static PooledCategories largestAndOthers(List<TwoSided> rarestFirst) {
    List<TwoSided> others = rarestFirst.subList(0, rarestFirst.size() - 1);
    return new PooledCategories(List.of(), TwoSided.sum(others));
  }

  /** The categories with counts, the rarest first, in the order given if equal. */
  private static List<TwoSided> rarestFirst(PairedCounts counts, ToLongFunction<TwoSided> size) {
    List<TwoSided> categories = new ArrayList<>();
    for (int cell = 0; cell < counts.cells(); cell++) {
      TwoSided category = new TwoSided(counts.reference()[cell], counts.current()[cell]);
      if (category.sum() > 0) {
        categories.add(category);
      }
    }
    categories.sort(Comparator.comparingLong(size));
    return categories;
  }
}
