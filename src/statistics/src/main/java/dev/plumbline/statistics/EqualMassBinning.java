package dev.plumbline.statistics;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Chooses the edges of {@link ReferenceBins} from a reference sample.
 *
 * <ol>
 *   <li>The group edges are the deciles, each once, without those that would close a group in which
 *       the reference has nothing.
 *   <li>A value v that holds more than 1/200 of the reference is an atom: an edge at v and one at
 *       the largest double below it.
 *   <li>The other edges are the remaining of the 199 quantiles, without those that would close a
 *       bin in which the reference has nothing. So bins without reference mass lie only beside
 *       atoms.
 * </ol>
 */
final class EqualMassBinning {
  private static final int BINS = 200;
  private static final int GROUPS = 10;

  private final SortedSample sample;

  EqualMassBinning(SortedSample sample) {
    this.sample = sample;
  }

  ReferenceBins bins() {
    NavigableSet<Double> groupEdges = withoutEmpty(quantiles(GROUPS), new TreeSet<>());
    NavigableSet<Double> fixed = atomEdges();
    fixed.addAll(groupEdges);
    NavigableSet<Double> candidates = quantiles(BINS);
    candidates.addAll(fixed);
    double[] edges =
        withoutEmpty(candidates, fixed).stream().mapToDouble(Double::doubleValue).toArray();
    return new ReferenceBins(edges, countsBetween(edges), groupsOf(edges, groupEdges));
  }

  private NavigableSet<Double> quantiles(int parts) {
    NavigableSet<Double> edges = new TreeSet<>();
    for (int part = 1; part < parts; part++) {
      edges.add(sample.quantile(part, parts));
    }
    return edges;
  }

  private NavigableSet<Double> atomEdges() {
    NavigableSet<Double> edges = new TreeSet<>();
    int start = 0;
    while (start < sample.size()) {
      double value = sample.value(start);
      int end = sample.countUpTo(value);
      if ((long) (end - start) * BINS > sample.size()) {
        addAtom(edges, value);
      }
      start = end;
    }
    return edges;
  }

  private static void addAtom(NavigableSet<Double> edges, double value) {
    edges.add(value);
    double below = Math.nextDown(value);
    if (Double.isFinite(below)) {
      edges.add(below);
    }
  }

  /** Takes out the edges that leave nothing between them and a neighbour, except the fixed ones. */
  private NavigableSet<Double> withoutEmpty(
      NavigableSet<Double> candidates, NavigableSet<Double> fixed) {
    Deque<Double> kept = new ArrayDeque<>();
    for (double edge : candidates) {
      boolean empty = countAfterLastOf(kept, edge) == 0;
      if (empty && !fixed.contains(edge)) {
        continue;
      }
      if (empty && !kept.isEmpty() && !fixed.contains(kept.getLast())) {
        kept.removeLast();
      }
      kept.addLast(edge);
    }
    boolean lastIsEmpty = countAfterLastOf(kept, Double.MAX_VALUE) == 0;
    if (lastIsEmpty && !kept.isEmpty() && !fixed.contains(kept.getLast())) {
      kept.removeLast();
    }
    return new TreeSet<>(kept);
  }

  private int countAfterLastOf(Deque<Double> kept, double edge) {
    int before = 0;
    if (!kept.isEmpty()) {
      before = sample.countUpTo(kept.getLast());
    }
    return sample.countUpTo(edge) - before;
  }

  private long[] countsBetween(double[] edges) {
    long[] counts = new long[edges.length + 1];
    int before = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      int upTo = sample.countUpTo(edges[bin]);
      counts[bin] = upTo - before;
      before = upTo;
    }
    counts[edges.length] = sample.size() - before;
    return counts;
  }

  private static int[] groupsOf(double[] edges, NavigableSet<Double> groupEdges) {
    int[] groupOf = new int[edges.length + 1];
    Arrays.fill(groupOf, groupEdges.size());
    Iterator<Double> upper = groupEdges.iterator();
    int bin = 0;
    for (int group = 0; group < groupEdges.size(); group++) {
      double limit = upper.next();
      while (edges[bin] <= limit) {
        groupOf[bin++] = group;
        if (bin == edges.length) {
          break;
        }
      }
    }
    return groupOf;
  }
}
