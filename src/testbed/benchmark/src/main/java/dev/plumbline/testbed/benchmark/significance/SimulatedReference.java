package dev.plumbline.testbed.benchmark.significance;

import dev.plumbline.statistics.histogram.ReferenceBins;
import java.util.Optional;

/**
 * A reference that was drawn: what a profile holds of it, and the true probabilities of its cells.
 *
 * @param bins the bins of a numeric feature; empty for a categorical one
 * @param counts the reference's count per bin, or per category
 * @param probabilities the true probability of each bin or category for a value of the window
 */
record SimulatedReference(Optional<ReferenceBins> bins, long[] counts, double[] probabilities) {

  static SimulatedReference numeric(ReferenceBins bins, Law law) {
    double[] edges = bins.upperEdges();
    double[] probabilities = new double[edges.length + 1];
    double before = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      double upTo = law.below(edges[bin]);
      probabilities[bin] = Math.max(0, upTo - before);
      before = upTo;
    }
    probabilities[edges.length] = Math.max(0, 1 - before);
    return new SimulatedReference(Optional.of(bins), bins.counts(), probabilities);
  }

  /** The same reference, beside windows of another law. */
  SimulatedReference against(Law law) {
    return numeric(bins.orElseThrow(), law);
  }

  long[] groups(long[] perCell) {
    return bins.map(grouping -> grouping.inGroups(perCell)).orElse(perCell);
  }
}
