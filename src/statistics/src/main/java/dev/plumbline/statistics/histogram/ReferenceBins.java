package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.SinglePrecision;
import java.util.Arrays;

/**
 * The bins a numeric feature is counted in, chosen from the reference alone and never changed
 * after: about 200 bins (lower, upper] of equal reference mass, the first and the last open, and
 * their grouping into at most 10 groups, the reference's deciles.
 *
 * <p><b>Edges</b> are quantiles by definition 7 of Hyndman and Fan, the default of R and NumPy. A
 * value that holds more than 1/200 of the reference is an <i>atom</i> and has a bin of its own,
 * from the largest double below it to itself, or as wide as {@link SinglePrecision} says, so that
 * it does not matter which side had 32 bits, unless the reference tells values apart in it. Atoms
 * can make the bins more than 200, though never more than 598: a reference of the integers 0 to 99,
 * equally often, has 100 atoms and 101 gaps. Bins without reference mass lie only beside atoms.
 * −0.0 is 0.0.
 *
 * <p><b>Groups</b> are bounded by the deciles, which are edges. Ties can make deciles equal; then
 * there are fewer groups, and a decile that would close a group without reference mass is left out.
 * Where less than a tenth of the reference lies outside atoms, it is <i>discrete</i>: the bins
 * between and beside the atoms form group 0 of their own, <i>elsewhere</i>, and the deciles of the
 * atoms are groups 1, 2, …. So values the reference never had are seen: with zeros and ones as
 * reference, a window with 5 % of 2 has a share of 0.05 elsewhere where the reference has none. A
 * constant reference has two groups, the constant and elsewhere. Other references have no group of
 * their own for new values: what is beyond the outer deciles belongs to the outer groups.
 *
 * <p>Immutable.
 */
public final class ReferenceBins {
  private final double[] upperEdges;
  private final long[] counts;
  private final int[] groupOf;
  private final int groups;

  /** Built when the first value is looked up; to build it twice does no harm. */
  private BinIndex index;

  /** Put together when the first window is compared; to do it twice does no harm. */
  private BinnedReference reference;

  /**
   * Bins as they were stored in a profile.
   *
   * @param upperEdges the upper edge of each bin but the last, ascending, finite
   * @param counts how many reference values each bin holds, one more than there are edges
   * @param groupOf the group of each bin: 0, 1, … ascending without a gap, each with reference
   *     mass; group 0 may occur anywhere, and without reference mass
   * @throws IllegalArgumentException when one of this does not hold
   */
  public ReferenceBins(double[] upperEdges, long[] counts, int[] groupOf) {
    this.upperEdges = upperEdges.clone();
    this.counts = counts.clone();
    this.groupOf = groupOf.clone();
    requireLengths();
    requireAscendingEdges();
    requireCounts();
    groups = Arrays.stream(groupOf).max().orElseThrow() + 1;
    requireGroups();
  }

  /**
   * Bins from the reference's values.
   *
   * @param sortedFiniteValues at least one, ascending
   * @throws IllegalArgumentException when there is none, one is not finite, or they do not ascend
   */
  public static ReferenceBins of(double[] sortedFiniteValues) {
    return new EqualMassBinning(new SortedSample(sortedFiniteValues)).bins();
  }

  private void requireLengths() {
    if (counts.length != upperEdges.length + 1 || groupOf.length != counts.length) {
      throw new IllegalArgumentException(
          "n edges need n + 1 counts and n + 1 groups, but there are %d edges, %d counts, %d groups"
              .formatted(upperEdges.length, counts.length, groupOf.length));
    }
    if (counts.length > FeatureCounts.MOST_BINS) {
      throw new IllegalArgumentException(
          "bins must be 1 to %d, but is %d".formatted(FeatureCounts.MOST_BINS, counts.length));
    }
  }

  private void requireAscendingEdges() {
    for (int index = 0; index < upperEdges.length; index++) {
      double edge = upperEdges[index] + 0.0; // -0.0 becomes 0.0
      upperEdges[index] = edge;
      if (!Double.isFinite(edge) || (index > 0 && edge <= upperEdges[index - 1])) {
        throw new IllegalArgumentException(
            "edges must be finite and ascend, but edge %d is %s".formatted(index, edge));
      }
    }
  }

  private void requireCounts() {
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] < 0) {
        throw new IllegalArgumentException(
            "reference counts must be >= 0, but that of bin %d is %d".formatted(bin, counts[bin]));
      }
    }
  }

  private void requireGroups() {
    int previous = 0;
    for (int bin = 0; bin < groupOf.length; bin++) {
      int group = groupOf[bin];
      if (group != 0 && group != previous && group != previous + 1) {
        throw new IllegalArgumentException(
            "groups must be 0, 1, … without a gap, but that of bin %d is %d".formatted(bin, group));
      }
      previous = Math.max(previous, group);
    }
    if (Arrays.stream(groupOf).noneMatch(group -> group == 0)) {
      throw new IllegalArgumentException(
          "groups must be 0, 1, … without a gap, but 0 is not there");
    }
    long[] perGroup = inGroups(counts);
    for (int group = 1; group < perGroup.length; group++) {
      if (perGroup[group] == 0) {
        throw new IllegalArgumentException(
            "every group but the first needs reference values, but group %d has none"
                .formatted(group));
      }
    }
  }

  /** How many bins there are, 1 or more. */
  public int bins() {
    return counts.length;
  }

  /**
   * The bin that holds the value: the first whose upper edge is at or above it.
   *
   * @param value finite
   */
  public int binOf(double value) {
    return index().binOf(value);
  }

  BinIndex index() {
    BinIndex built = index;
    if (built == null) {
      built = new BinIndex(upperEdges);
      index = built;
    }
    return built;
  }

  /** The reference's side of comparisons. */
  public BinnedReference asReference() {
    BinnedReference known = reference;
    if (known == null) {
      boolean[] atoms = new boolean[counts.length];
      for (int bin = 0; bin < atoms.length; bin++) {
        atoms[bin] = isAtom(bin);
      }
      known = BinnedReference.of(counts, atoms);
      reference = known;
    }
    return known;
  }

  /** Whether the bin holds one single value, at the precision of floats: an atom. */
  public boolean isAtom(int bin) {
    double lower = Double.NEGATIVE_INFINITY;
    if (bin > 0) {
      lower = upperEdges[bin - 1];
    }
    return bin < upperEdges.length
        && SinglePrecision.isOneValue(Math.nextUp(lower), upperEdges[bin]);
  }

  /** The value of an atom, wherever in its bin it lies. */
  public double atom(int bin) {
    double lowest = bin == 0 ? Double.NEGATIVE_INFINITY : upperEdges[bin - 1];
    double low = Math.nextUp(lowest);
    return low == upperEdges[bin] ? low : SinglePrecision.valueOf(low, upperEdges[bin]);
  }

  /** How many groups there are, 1 to 11 when built from a reference. */
  public int groups() {
    return groups;
  }

  /**
   * Whether group 0 is what lies between and beside the atoms of a discrete reference, in several
   * places, instead of its lowest values.
   */
  public boolean hasElsewhere() {
    return groups > 1 && groupOf[groupOf.length - 1] == 0;
  }

  /** The group of a bin. */
  public int groupOf(int bin) {
    return groupOf[bin];
  }

  /** The group of every bin; a copy. */
  public int[] groupOf() {
    return groupOf.clone();
  }

  /** How many reference values each bin holds; a copy. */
  public long[] counts() {
    return counts.clone();
  }

  /** The upper edge of each bin but the last, which is open; a copy. */
  public double[] upperEdges() {
    return upperEdges.clone();
  }

  /**
   * Sums counts per bin to counts per group.
   *
   * @param perBin one count for each bin
   */
  public long[] inGroups(long[] perBin) {
    if (perBin.length != counts.length) {
      throw new IllegalArgumentException(
          "there are %d bins, but %d counts".formatted(counts.length, perBin.length));
    }
    long[] perGroup = new long[groups()];
    for (int bin = 0; bin < perBin.length; bin++) {
      perGroup[groupOf[bin]] += perBin[bin];
    }
    return perGroup;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReferenceBins that
        && Arrays.equals(upperEdges, that.upperEdges)
        && Arrays.equals(counts, that.counts)
        && Arrays.equals(groupOf, that.groupOf);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(upperEdges) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "ReferenceBins[bins=%d, groups=%d, reference=%d]"
        .formatted(bins(), groups(), Arrays.stream(counts).sum());
  }
}
