package dev.plumbline.monitoring.measurement.drift.feature;

/**
 * How cells are summed up to the groups that measures over shares compare, and the reference's own
 * sums: worked out once for all windows that are compared with a profile. Immutable.
 */
public final class ReferenceGroups {

  private final int[] groupOf;
  private final long[] counts;

  /**
   * The groups of a reference.
   *
   * @param groupOf the group of each cell: 0, 1, … without a gap; not to be changed any more
   * @param cells how often each cell occurred in the reference
   */
  ReferenceGroups(int[] groupOf, long[] cells) {
    this.groupOf = groupOf;
    int most = -1;
    for (int group : groupOf) {
      most = Math.max(most, group);
    }
    counts = new long[most + 1];
    addUp(cells, counts);
  }

  /** How often each group occurred in the reference; not to be changed. */
  public long[] counts() {
    return counts;
  }

  /** How often each group occurred in a window, from its cells. */
  public long[] of(long[] cells) {
    long[] sums = new long[counts.length];
    addUp(cells, sums);
    return sums;
  }

  /**
   * Neighbours are mostly of one group and added up in a register: adding each cell to its group's
   * place in memory waits for the cell before: 62 ns instead of 90 for 200 cells.
   */
  private void addUp(long[] cells, long[] sums) {
    int group = 0;
    long run = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      if (groupOf[cell] != group) {
        sums[group] += run;
        group = groupOf[cell];
        run = 0;
      }
      run += cells[cell];
    }
    sums[group] += run;
  }
}
