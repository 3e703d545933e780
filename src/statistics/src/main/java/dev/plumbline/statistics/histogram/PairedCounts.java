package dev.plumbline.statistics.histogram;

/** Counts of the same cells on two sides, reference and current, with their totals. */
public record PairedCounts(
    long[] reference, long[] current, long referenceTotal, long currentTotal) {

  /**
   * Both sides, not to be changed any more.
   *
   * @throws IllegalArgumentException when a count is negative or the sides differ in length
   */
  public static PairedCounts of(long[] reference, long[] current) {
    requireNoNegative("reference", reference);
    return of(reference, sum(reference), current);
  }

  /** With a reference that was checked and added up before. */
  public static PairedCounts of(long[] reference, long referenceTotal, long[] current) {
    if (reference.length != current.length) {
      throw new IllegalArgumentException(
          "reference and current must have the same cells, but have %d and %d"
              .formatted(reference.length, current.length));
    }
    requireNoNegative("current", current);
    return new PairedCounts(reference, current, referenceTotal, sum(current));
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  static void requireNoNegative(String side, long[] counts) {
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] < 0) {
        throw new IllegalArgumentException(
            "counts must be >= 0, but %s cell %d is %d".formatted(side, cell, counts[cell]));
      }
    }
  }

  /** The same without the cells in which the reference has nothing. */
  public PairedCounts whereReferenceHasAny() {
    long[] seen = current.clone();
    for (int cell = 0; cell < seen.length; cell++) {
      if (reference[cell] == 0) {
        seen[cell] = 0;
      }
    }
    return new PairedCounts(reference, seen, referenceTotal, sum(seen));
  }

  /** How many cells each side has. */
  public int cells() {
    return reference.length;
  }

  /** Whether nothing was counted on one side, so that it has no shares. */
  public boolean hasEmptySide() {
    return referenceTotal == 0 || currentTotal == 0;
  }

  /** The share of a cell in the reference; not a number when that is empty. */
  public double referenceShare(int cell) {
    return (double) reference[cell] / referenceTotal;
  }

  /** The share of a cell in the current side; not a number when that is empty. */
  public double currentShare(int cell) {
    return (double) current[cell] / currentTotal;
  }
}
