package dev.plumbline.cli.difference;

import dev.plumbline.monitoring.profile.CategoricalProfile;
import dev.plumbline.monitoring.profile.NumericProfile;
import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The values of one profile in the PSI groups of another. Each count is an estimate between two
 * bounds; numeric counts are exact where the borders of the groups are edges of both, categorical
 * ones where all categories are listed.
 *
 * @param reference values of the other profile in each group
 * @param least each group surely holds so many
 * @param estimate about so many
 * @param most each group can hold so many
 */
record PlacedCounts(long[] reference, double[] least, double[] estimate, double[] most) {

  /** Places numbers. A group may be several runs of bins: what lies between atoms is one. */
  static PlacedCounts of(NumericProfile before, NumericProfile after) {
    ReferenceBins bins = before.bins().orElseThrow();
    CumulativeCounts counts = new CumulativeCounts(after);
    double[] edges = bins.upperEdges();
    PlacedCounts placed = empty(bins.inGroups(bins.counts()));
    int first = 0;
    for (int bin = 0; bin < bins.bins(); bin++) {
      boolean ends = bin == edges.length || bins.groupOf(bin + 1) != bins.groupOf(bin);
      if (ends) {
        double from = first == 0 ? Double.NEGATIVE_INFINITY : edges[first - 1];
        double to = bin == edges.length ? Double.POSITIVE_INFINITY : edges[bin];
        placed.add(bins.groupOf(bin), from, to, counts);
        first = bin + 1;
      }
    }
    return placed;
  }

  /** Places categories as the job would: unknown ones are other, or unseen. */
  static PlacedCounts of(CategoricalProfile before, CategoricalProfile after) {
    PlacedCounts placed = empty(before.referenceCounts());
    long[] counts = after.referenceCounts();
    for (int i = 0; i < after.categories().size(); i++) {
      placed.addTo(before.cellOfCategory(after.categories().get(i)), counts[i]);
    }
    long unlisted = after.otherCount();
    int rest = before.cells() - (before.otherCount() > 0 ? 2 : 1);
    // The listed ones are the most frequent.
    long leastListed = LongStream.of(counts).limit(after.categories().size()).min().orElse(0);
    long mostOfOne = Math.min(unlisted, leastListed);
    Set<String> listed = Set.copyOf(after.categories());
    boolean allListed = listed.containsAll(before.categories());
    placed.least[rest] += allListed ? unlisted : 0;
    placed.estimate[rest] += unlisted;
    placed.most[rest] += unlisted;
    for (int cell = 0; cell < before.categories().size(); cell++) {
      placed.most[cell] += listed.contains(before.categories().get(cell)) ? 0 : mostOfOne;
    }
    return placed;
  }

  double total() {
    return Arrays.stream(estimate).sum();
  }

  /** The estimates as whole numbers, for a test on counts. */
  long[] rounded() {
    return Arrays.stream(estimate).mapToLong(Math::round).toArray();
  }

  private static PlacedCounts empty(long[] reference) {
    int groups = reference.length;
    return new PlacedCounts(reference, new double[groups], new double[groups], new double[groups]);
  }

  private void add(int group, double from, double to, CumulativeCounts counts) {
    least[group] += Math.max(0, counts.least(to) - counts.most(from));
    most[group] += counts.most(to) - counts.least(from);
    estimate[group] += counts.estimate(to) - counts.estimate(from);
  }

  private void addTo(int group, long count) {
    least[group] += count;
    estimate[group] += count;
    most[group] += count;
  }
}
