package dev.plumbline.statistics.histogram;

import java.util.Arrays;

/**
 * What a comparison asks of the reference's side of binned counts, worked out once for all windows.
 * Immutable.
 */
public final class BinnedReference {
  private final long[] counts;
  private final boolean[] atoms;
  private final long total;
  private final double smallestShare;

  private BinnedReference(long[] counts, boolean[] atoms) {
    this.counts = counts;
    this.atoms = atoms;
    total = Arrays.stream(counts).sum();
    smallestShare =
        Arrays.stream(counts)
            .filter(count -> count > 0)
            .mapToDouble(count -> (double) count / total)
            .min()
            .orElse(1);
  }

  /**
   * A reference.
   *
   * @param counts how many values each bin holds; not to be changed any more
   * @param atoms whether a bin holds a single value; not to be changed any more
   * @throws IllegalArgumentException when a count is negative
   */
  public static BinnedReference of(long[] counts, boolean[] atoms) {
    PairedCounts.requireNoNegative("reference", counts);
    return new BinnedReference(counts, atoms);
  }

  /** Whether the bin holds a single value. */
  public boolean isAtom(int bin) {
    return atoms[bin];
  }

  /** The share of the smallest bin that holds anything; 1 when none does. */
  public double smallestShare() {
    return smallestShare;
  }

  /**
   * Both sides.
   *
   * @throws IllegalArgumentException when the lengths differ or a count is negative
   */
  public PairedCounts beside(long[] current) {
    return PairedCounts.of(counts, total, current);
  }
}
