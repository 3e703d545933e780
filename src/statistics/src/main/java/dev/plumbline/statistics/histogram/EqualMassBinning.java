package dev.plumbline.statistics.histogram;

import dev.plumbline.statistics.exact.SinglePrecision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Chooses the edges of {@link ReferenceBins} from a reference.
 *
 * <ol>
 *   <li>The group edges are the deciles, each once, without those that would close a group in which
 *       the reference has nothing.
 *   <li>A value v that holds more than 1/200 of the reference is an atom: an edge at v and one at
 *       the largest double below it, or at the ends of what {@link SinglePrecision} takes for v.
 *   <li>The other edges are the remaining of the 199 quantiles, without those that would close a
 *       bin in which the reference has nothing. So bins without reference mass lie only beside
 *       atoms.
 *   <li>When less than a tenth of the reference lies outside atoms of five values or more, all bins
 *       but those atoms become group 0, and the deciles are no edges of their own.
 * </ol>
 */
final class EqualMassBinning {
  private static final int BINS = 200;
  private static final int GROUPS = 10;

  /** A value that occurs less often may have been repeated by chance. */
  private static final long LEAST_OF_AN_ATOM = 5;

  private final OrderedMass reference;
  private final int parts;

  EqualMassBinning(OrderedMass reference) {
    this(reference, BINS);
  }

  /**
   * @param parts into how many parts of equal mass the reference is cut where it can be
   */
  EqualMassBinning(OrderedMass reference, int parts) {
    this.reference = reference;
    this.parts = parts;
  }

  ReferenceBins bins() {
    NavigableSet<Double> groupEdges = withoutEmpty(quantiles(GROUPS), new TreeSet<>());
    NavigableMap<Double, Double> atoms = reference.atoms(parts);
    NavigableSet<Double> settled = settled(atoms);
    boolean discrete = holdAlmostAll(settled, atoms);
    NavigableSet<Double> fixed = new TreeSet<>(atoms.keySet());
    atoms.values().stream().filter(Double::isFinite).forEach(fixed::add);
    if (!discrete) {
      fixed.addAll(groupEdges);
    }
    NavigableSet<Double> candidates = quantiles(parts);
    candidates.addAll(fixed);
    double[] edges =
        withoutEmpty(candidates, fixed).stream().mapToDouble(Double::doubleValue).toArray();
    int[] groupOf =
        discrete ? groupsOfAtoms(edges, settled, groupEdges) : groupsOf(edges, groupEdges);
    return new ReferenceBins(edges, countsBetween(edges), groupOf);
  }

  /**
   * The atoms that were not met by chance and are values of their own: a small continuous reference
   * has only atoms of one, and a grid cuts a continuous one into neighbouring buckets.
   */
  private NavigableSet<Double> settled(NavigableMap<Double, Double> atoms) {
    NavigableSet<Double> settled = new TreeSet<>(atoms.keySet());
    long least = Math.min(LEAST_OF_AN_ATOM, reference.size());
    settled.removeIf(edge -> countOf(edge, atoms) < least || !reference.standsAlone(edge));
    return settled;
  }

  private boolean holdAlmostAll(NavigableSet<Double> settled, NavigableMap<Double, Double> atoms) {
    long elsewhere = reference.size();
    for (double edge : settled) {
      elsewhere -= countOf(edge, atoms);
    }
    return elsewhere * GROUPS < reference.size();
  }

  private long countOf(double edge, NavigableMap<Double, Double> atoms) {
    return reference.countUpTo(edge) - reference.countUpTo(atoms.get(edge));
  }

  private NavigableSet<Double> quantiles(int ofParts) {
    NavigableSet<Double> edges = new TreeSet<>();
    for (int part = 1; part < ofParts; part++) {
      edges.add(reference.quantile(part, ofParts));
    }
    return edges;
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

  private long countAfterLastOf(Deque<Double> kept, double edge) {
    long before = 0;
    if (!kept.isEmpty()) {
      before = reference.countUpTo(kept.getLast());
    }
    return reference.countUpTo(edge) - before;
  }

  private long[] countsBetween(double[] edges) {
    long[] counts = new long[edges.length + 1];
    long before = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      long upTo = reference.countUpTo(edges[bin]);
      counts[bin] = upTo - before;
      before = upTo;
    }
    counts[edges.length] = reference.size() - before;
    return counts;
  }

  private static int[] groupsOf(double[] edges, NavigableSet<Double> groupEdges) {
    int[] groupOf = new int[edges.length + 1];
    int group = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      groupOf[bin] = group;
      if (groupEdges.contains(edges[bin])) {
        group++;
      }
    }
    groupOf[edges.length] = group;
    return groupOf;
  }

  private static int[] groupsOfAtoms(
      double[] edges, NavigableSet<Double> settled, NavigableSet<Double> groupEdges) {
    int[] groupOf = new int[edges.length + 1];
    int lastDecile = -1;
    int group = 0;
    for (int bin = 0; bin < edges.length; bin++) {
      if (settled.contains(edges[bin])) {
        int decile = groupEdges.headSet(edges[bin], false).size();
        if (decile != lastDecile) {
          group++;
          lastDecile = decile;
        }
        groupOf[bin] = group;
      }
    }
    return groupOf;
  }
}
