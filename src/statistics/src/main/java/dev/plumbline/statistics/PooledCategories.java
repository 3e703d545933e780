package dev.plumbline.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Categories made large enough for a χ² test: each expects a least count on the smaller side, by
 * the reference's share.
 *
 * <p>From the rarest up, categories that expect fewer are pooled until the pool expects as many;
 * what is left joins the last pool. The choice rests on the reference alone: if the window's counts
 * took part, rare outcomes would be selected by what is tested, and on windows of 50 in ten groups
 * a test at level 1 % would fire in 6.5 % (simulated). Common categories are never pooled with rare
 * ones, whose growth they would hide.
 *
 * @param table the categories and pools that are large enough
 * @param rare all the others, when together they are not; nothing when there are none
 */
record PooledCategories(List<TwoSided> table, TwoSided rare) {

  static PooledCategories of(PairedCounts counts, double leastExpected) {
    double smallerSide = Math.min(counts.referenceTotal(), counts.currentTotal());
    double leastReference = leastExpected * counts.referenceTotal() / smallerSide;
    List<TwoSided> table = new ArrayList<>();
    TwoSided pool = TwoSided.NONE;
    int pools = 0;
    for (TwoSided category : rarestFirst(counts)) {
      if (category.reference() >= leastReference) {
        table.add(category);
      } else {
        pool = pool.with(category);
        if (pool.reference() >= leastReference) {
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
      return largestAndOthers(counts);
    }
    return new PooledCategories(table, pool);
  }

  /** When nothing else can be compared: all that is not the largest category counts as rare. */
  private static PooledCategories largestAndOthers(PairedCounts counts) {
    List<TwoSided> all = rarestFirst(counts);
    List<TwoSided> others = all.subList(0, all.size() - 1);
    return new PooledCategories(List.of(), others.stream().reduce(TwoSided.NONE, TwoSided::with));
  }

  /** The categories with counts, the rarest of the reference first, in the order given if equal. */
  private static List<TwoSided> rarestFirst(PairedCounts counts) {
    List<TwoSided> categories = new ArrayList<>();
    for (int cell = 0; cell < counts.cells(); cell++) {
      TwoSided category = new TwoSided(counts.reference()[cell], counts.current()[cell]);
      if (category.sum() > 0) {
        categories.add(category);
      }
    }
    categories.sort(Comparator.comparingLong(TwoSided::reference));
    return categories;
  }
}
