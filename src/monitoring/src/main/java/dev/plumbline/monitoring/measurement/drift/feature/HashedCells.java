package dev.plumbline.monitoring.measurement.drift.feature;

/**
 * Counts a category in one of {@value #CELLS} cells, chosen by a hash of its canonical text that is
 * the same in every JVM, so that no list of categories has to be agreed before.
 *
 * <p>Two categories share a cell with a probability of 1/{@value #CELLS}; of k categories one has a
 * cell to itself with (1 − 1/{@value #CELLS})^(k−1): 99.1 % of 10, 95.3 % of 50, 82.3 % of 200.
 * Categories that share a cell count as one, which can hide a shift between them; it cannot feign
 * one, because putting categories together makes no distance of shares larger.
 */
public record HashedCells() implements ColumnCells {

  /** How many cells categories are put in. */
  public static final int CELLS = 1_024;

  /** The cell of a category: MurmurHash3's final mix (Appleby, 2011) of {@link String#hashCode}. */
  public static int cellOf(String category) {
    int hash = category.hashCode();
    hash = (hash ^ hash >>> 16) * 0x85ebca6b;
    hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
    return (hash ^ hash >>> 16) & CELLS - 1;
  }

  @Override
  public int cells() {
    return CELLS;
  }

  @Override
  public void count(EventColumns events, int column, FeatureSetCounts counts) {
    for (int row = 0; row < events.size(); row++) {
      String category = events.text(column, row);
      if (category != null) {
        counts.feature(column).countCategory(cellOf(category), category.hashCode());
      }
    }
  }
}
